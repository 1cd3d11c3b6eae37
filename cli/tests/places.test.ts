import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Code, Diagnostic } from '@bulkhead/system';
import { expect, test } from 'vitest';
import { locate } from '../src/places/locate.ts';

/** What is underlined for a path, as `file:line:column text`. */
function underlined(files: Record<string, string>, path: string, code: Code = 'BS2102'): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-places-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [main] = Object.keys(files);
  const diagnostic: Diagnostic = { code, severity: 'error', path, expected: '', actual: '', remedy: '' };
  const [located] = locate(join(folder, main!), [diagnostic]);
  const { file, line, column, endLine, endColumn } = located!.place!;
  const name = basename(file);
  const text = files[name]!.split('\n')[line - 1]!;
  expect(endLine).toBe(line);
  return `${name}:${line}:${column} ${text.slice(column - 1, endColumn - 1)}`;
}

const system = (...lines: string[]) => ({ 'system.ts': lines.join('\n') });

const PLAIN = system(
  'export default defineSystem({',
  "  board: qemuVirt({ cores: 9, memory: '1GiB' }),",
  '  partitions: {',
  "    linux: { guest: linux({ kernel: './Image' }), memory: '3MiB', cores: [1, 7],",
  "      devices: ['rtc', { device: 'gpio', ipa: 0x10 }] },",
  "    'a.b': {},",
  '  },',
  "  schedules: { 1: { majorFrame: '1ms', windows: [] } },",
  '});',
);

test.each([
  ['partitions.linux.memory', "system.ts:4:59 '3MiB'"],
  ['partitions.linux.cores[1]', 'system.ts:4:78 7'],
  ['partitions.linux.cores', 'system.ts:4:67 cores'],
  ['partitions.linux.guest.kernel', "system.ts:4:37 './Image'"],
  ['partitions.linux.devices[0]', "system.ts:5:17 'rtc'"],
  ['partitions.linux.devices[1].ipa', 'system.ts:5:47 0x10'],
  ['partitions.linux.console', 'system.ts:4:5 linux'],
  ['partitions.a.b', "system.ts:6:5 'a.b'"],
  ['schedules.1.majorFrame', "system.ts:8:33 '1ms'"],
  ['board.cores', 'system.ts:2:28 9'],
  ['board.memory', "system.ts:2:39 '1GiB'"],
  ['channels', 'system.ts:1:29 {'],
  ['description', 'system.ts:1:29 {'],
])('%s is found in a plain description', (path, expected) => {
  expect(underlined(PLAIN, path)).toBe(expected);
});

test('an unknown field is underlined by its name', () => {
  const text = system(
    "export default defineSystem({ partitions: { linux: { corse: [1], size: '3MiB' } } });",
  );
  expect(underlined(text, 'partitions.linux.corse', 'BS2002')).toBe('system.ts:1:54 corse');
  expect(underlined(text, 'partitions.linux.size', 'BS2002')).toBe('system.ts:1:66 size');
});

test('through constants, shorthand, spreads, conditions and destructuring', () => {
  const text = system(
    "const base = { memory: '4MiB', cores: [0] };",
    'const { first } = { first: { ...base, cores: [5] } };',
    'const second = process.env.X ? first : base;',
    'const partitions = { first, second } as const;',
    'const description = { partitions: { ...partitions } } satisfies object;',
    'export default defineSystem(description);',
  );
  expect(underlined(text, 'partitions.first.memory')).toBe("system.ts:1:24 '4MiB'");
  expect(underlined(text, 'partitions.first.cores[0]')).toBe('system.ts:2:47 5');
  expect(underlined(text, 'partitions.second.cores[0]')).toBe('system.ts:2:47 5');
  expect(underlined(text, 'partitions.first.console')).toBe('system.ts:4:22 first');
});

test('through imports and functions, with what they are given', () => {
  const files = {
    ...system(
      "import make from './make.ts';",
      "import { part as control } from './index.ts';",
      "import * as sizes from './sizes.ts';",
      'export default make({ cores: 4 }, control({ memory: sizes.SMALL, core: 12 }));',
    ),
    'make.ts': [
      'export default function make(board, control) {',
      '  return defineSystem({ board, partitions: { control } });',
      '}',
    ].join('\n'),
    'index.ts': "export { control as part } from './part.ts';",
    'part.ts': [
      "export const control = ({ memory, core, console = 'none' }) => ({",
      '  memory, cores: [core], console,',
      '});',
    ].join('\n'),
    'sizes.ts': "export const SMALL = '3MiB';",
  };
  expect(underlined(files, 'partitions.control.memory')).toBe('system.ts:4:53 sizes.SMALL');
  expect(underlined(files, 'partitions.control.cores[0]')).toBe('system.ts:4:72 12');
  expect(underlined(files, 'partitions.control.console')).toBe("part.ts:1:51 'none'");
  expect(underlined(files, 'partitions.control.ramPa')).toBe('make.ts:2:46 control');
  expect(underlined(files, 'board.cores')).toBe('system.ts:4:30 4');
});

test('values that are computed are at the code that computes them, or around it', () => {
  const text = system(
    "const names = ['a', 'b'];",
    "const workers = Object.fromEntries(names.map((name, core) => [name, { memory: '3MiB', cores: [core] }]));",
    "const windows = names.map((partition) => ({ partition, duration: '1us' }));",
    'export default defineSystem({',
    '  partitions: workers,',
    '  schedules: { 0: { windows } },',
    '});',
  );
  expect(underlined(text, 'partitions.b.memory')).toBe("system.ts:2:79 '3MiB'");
  expect(underlined(text, 'partitions.b.cores[0]')).toBe('system.ts:2:95 core');
  expect(underlined(text, 'schedules.0.windows[1].duration')).toBe("system.ts:3:66 '1us'");
});

test('what is put together step by step is at the value around it', () => {
  const text = system(
    'const partitions = {};',
    "for (const name of ['a', 'b']) partitions[name] = { memory: '3MiB' };",
    'export default defineSystem({ board: qemuVirt(), partitions });',
  );
  expect(underlined(text, 'partitions.a.memory')).toBe('system.ts:3:50 partitions');
});

test('names that lead round in a circle end somewhere', () => {
  const text = system('const a = b;', 'const b = a;', 'export default defineSystem({ partitions: a });');
  expect(underlined(text, 'partitions.x.memory')).toBe('system.ts:3:31 partitions');
});

test('a file without a description is underlined at its start or export', () => {
  expect(underlined(system('', 'const x = 1;'), 'default', 'BS2001')).toBe('system.ts:2:1 ');
  expect(underlined(system('', 'export default 12;'), 'default', 'BS2001')).toBe('system.ts:2:16 1');
});

test('JSON files have places too', () => {
  const text = '{\n  "partitions": { "linux": { "memory": "3MiB", "cores": [9] } }\n}';
  expect(underlined({ 'system.json': text }, 'partitions.linux.memory')).toBe('system.json:2:40 "3MiB"');
  expect(underlined({ 'system.json': text }, 'partitions.linux.cores[0]')).toBe('system.json:2:58 9');
});
