import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'bulkhead-board-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const MAIN = join(import.meta.dirname, '../src/main.ts');
const ROOT = join(import.meta.dirname, '../..');

function bulkhead(...words: string[]) {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const run = spawnSync(process.execPath, ['--import', 'tsx', MAIN, ...words], options);
  return { ...run, all: (run.stdout + run.stderr).replaceAll(directory, '/project') };
}

/** What tsc says of the file, in a project that has our packages. */
function typeErrors(path: string): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, allowImportingTsExtensions: true },
    ...{ skipLibCheck: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: { '@bulkhead/boards': [join(ROOT, 'boards/index.ts')] },
    types: [],
  };
  const program = ts.createProgram([path], options);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const at = (name: string) => join(directory, name);
const SOURCE = `/dts-v1/;
/ {
  #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
  chosen { stdout-path = &uart; };
  memory@80000000 { device_type = "memory"; reg = <0x80000000 0x10000000>; };
  cpus { #address-cells = <1>; #size-cells = <0>; cpu@0 { device_type = "cpu"; reg = <0>; }; };
  timer { compatible = "arm,armv8-timer"; interrupts = <1 13 8>, <1 14 8>, <1 11 8>, <1 10 8>; };
  gic: interrupt-controller@10000 {
    compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; interrupts = <1 9 4>;
    reg = <0x10000 0x10000>, <0x40000 0x20000>;
  };
  uart: serial@20000 { compatible = "arm,pl011"; reg = <0x20000 0x1000>; interrupts = <0 5 4>; };
};
`;

test('a source becomes a board file, which is not written over', () => {
  writeFileSync(at('Small_Board.dts'), SOURCE);
  const words = ['board', 'import', at('Small_Board.dts'), '--out', at('small-board.ts')];
  const first = bulkhead(...words);
  expect(first.all).toContain('wrote /project/small-board.ts: 1 core, 1 device');
  expect(first.status).toBe(0);
  expect(readFileSync(at('small-board.ts'), 'utf8')).toContain("name: 'small-board'");
  expect(typeErrors(at('small-board.ts'))).toEqual([]);
  const second = bulkhead(...words);
  expect([second.status, second.all]).toEqual([2, expect.stringContaining('is there already')]);
});

test('as JSON it is the board of the JSON form', () => {
  const { stdout, status } = bulkhead('board', 'import', at('Small_Board.dts'), '--name', 'mine', '--json');
  const { board, sources, diagnostics } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(board).toMatchObject({ name: 'mine', ram: { pa: '0x80000000' }, mpidr: ['0x0'], uart: 'serial' });
  expect(sources.gic).toBe('/interrupt-controller@10000');
  expect(diagnostics[0].code).toBe('BS3111');
});

test('what is no device tree gives its diagnostic, and no file', () => {
  writeFileSync(at('broken.dtb'), SOURCE);
  const { status, all } = bulkhead('board', 'import', at('broken.dtb'), '--out', at('broken.ts'));
  expect([status, existsSync(at('broken.ts'))]).toEqual([1, false]);
  expect(all).toContain('error BS3101 at /: not a device tree');
});

test('a source that needs the preprocessor, and a file that is not there', () => {
  writeFileSync(at('raw.dts'), '#include <dt-bindings/gpio/gpio.h>\n');
  const raw = bulkhead('board', 'import', at('raw.dts'));
  expect([raw.status, raw.all]).toEqual([2, expect.stringContaining('C preprocessor')]);
  const missing = bulkhead('board', 'import', at('missing.dtb'));
  expect([missing.status, missing.all]).toEqual([2, expect.stringContaining('There is no device tree')]);
});
