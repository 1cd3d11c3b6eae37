import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debugSystem } from '@bulkhead/cli';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from './support.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** The first line of a function that holds a text; the gdb script names lines by number. */
function lineIn(path: string, name: string, text: string): number {
  const lines = readFileSync(join(HERE, path), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.includes(`function ${name}(`));
  return lines.findIndex((line, index) => index > start && line.includes(text)) + 1;
}

describe('under gdb', () => {
  let output = '';
  let status = -1;
  beforeAll(async () => {
    const built = await build('debug/system.ts', { optimise: 'debug' });
    const hypercall = lineIn(
      '../../hypervisor/arch/aarch64/exits.ts',
      'exitCall',
      'cpu.exits.hvc = wrappingAdd',
    );
    const script = join(built.folder, 'session.gdb');
    const text = readFileSync(join(HERE, 'debug', 'session.gdb'), 'utf8');
    writeFileSync(script, text.replace('exits.ts:67', `exits.ts:${hypercall}`));
    status = await debugSystem(built, {
      batch: script,
      onOutput: (part) => {
        output += part;
      },
    });
  });

  test('the hypervisor stops at a TypeScript line, with its structs', () => {
    expect(output).toMatch(/Breakpoint 1, exit_call .*hypervisor\/arch\/aarch64\/exits\.ts:\d+/);
    expect(output).toContain('cpu.exits.hvc = wrappingAdd(cpu.exits.hvc, 1n);');
    expect(output).toContain('$1 = 1\n');
    expect(output).toMatch(/power = /);
  });

  test('a partition stops at a TypeScript line, with its locals', () => {
    expect(output).toMatch(/counter_main \(\) at .*tests\/on-target\/debug\/counter\.ts:18/);
    expect(output).toContain('$3 = 3\n$4 = 3\n');
    expect(output).toContain('EL1\ncounter: thread 1\n');
    expect(status).toBe(0);
  });

  test('stepping goes from line to line', () => {
    expect(output).toMatch(/Current source file is sdk\/console\.ts/);
  });
});
