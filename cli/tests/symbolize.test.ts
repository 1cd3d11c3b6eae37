import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltSystem } from '../src/build/built-system.ts';
import { symbolize } from '../src/debug/symbolize.ts';
import type { FaultEvent } from '../src/events/event.ts';
import { faultReport, haltReport } from '../src/report/fault.ts';
import { faultTrace, traceLines } from '../src/report/trace.ts';

/** The C that a compiler of TypeScript might emit: its lines are those of the .ts file. */
const SOURCE = `#line 2 "%FOLDER%/rogue.ts"
unsigned rogue_main(const unsigned *neighbour) { return
#line 3
  *neighbour; }
`;
const SCRIPT = 'const before = 1;\nexport function main(): u32 {\n  return loadU32(NEIGHBOUR);\n}\n';
const LINK_ADDRESS = 0x4000_0000n;

let folder: string;
let elf: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-symbolize-'));
  elf = join(folder, 'rogue.elf');
  writeFileSync(join(folder, 'rogue.c'), SOURCE.replaceAll('%FOLDER%', folder));
  writeFileSync(join(folder, 'rogue.ts'), SCRIPT);
  const compile = ['--target=aarch64-none-elf', '-g', '-O1', '-ffreestanding', '-nostdlib', '-fuse-ld=lld'];
  const link = [`-Wl,-Ttext=0x${LINK_ADDRESS.toString(16)}`, '-Wl,-e,rogue_main'];
  execFileSync('clang', [...compile, ...link, '-o', elf, join(folder, 'rogue.c')]);
  const checks = [
    {
      id: 17,
      kind: 'index',
      file: join(folder, 'rogue.ts'),
      line: 3,
      column: 10,
      function: 'main',
      text: 'a[i]',
    },
    { id: 18, kind: 'assert', file: 'gone.ts', line: 1, column: 1, function: 'main', text: 'it must hold' },
  ];
  writeFileSync(join(folder, 'checks.json'), JSON.stringify(checks));
});

const fault: FaultEvent = {
  ...{ kind: 'fault', partition: 0, vcpu: 0, cause: 1, esr: 0x9380_0005n, elr: LINK_ADDRESS },
  ...{ far: 0x8000_0000n, ipa: 0x8000_0000n, spsr: 0x3c5n },
};

describe('the symbolizer', () => {
  it('finds the line of an address, with its text', () => {
    expect(symbolize({ elf }, LINK_ADDRESS)).toMatchObject({
      ...{ function: 'rogue_main', file: join(folder, 'rogue.ts'), line: 3 },
      text: 'return loadU32(NEIGHBOUR);',
    });
  });

  it('has no answer outside the program or without a file', () => {
    expect(symbolize({ elf }, 0x9999_0000n)).toBeUndefined();
    expect(symbolize({ elf: join(folder, 'none.elf') }, LINK_ADDRESS)).toBeUndefined();
  });
});

describe('the back trace', () => {
  /** main → middle, which is inlined → inner, which calls nobody. */
  const NESTED = `
__attribute__((noinline)) static unsigned inner(volatile unsigned *at) {
  return *at; }
static inline __attribute__((always_inline)) unsigned middle(volatile unsigned *at) {
  return inner(at) + 1; }
unsigned outer_main(volatile unsigned *at) {
  return middle(at) + 2; }
`;

  it('names the callers of a fault by file and line, inlined ones too', () => {
    const [source, nested] = [join(folder, 'nested.c'), join(folder, 'nested.elf')];
    writeFileSync(source, NESTED);
    const compile = ['--target=aarch64-none-elf', '-g', '-O1', '-ffreestanding', '-nostdlib', '-fuse-ld=lld'];
    const link = [`-Wl,-Ttext=0x${LINK_ADDRESS.toString(16)}`, '-Wl,-e,outer_main'];
    execFileSync('clang', [...compile, ...link, '-o', nested, source]);
    const code = execFileSync('llvm-objdump', ['-d', nested], { encoding: 'utf8' });
    const call = BigInt(`0x${/([0-9a-f]+):.*\tbl\t/.exec(code)![1]}`);
    const pc = BigInt(`0x${/([0-9a-f]+) <inner>/.exec(code)![1]}`);
    expect(traceLines(pc, [call + 4n, 0x4800_0004n], { elf: nested })).toEqual([
      `called from middle, ${source}:5:10`,
      `called from outer_main, ${source}:7:10`,
      'called from 0x48000000',
    ]);
    expect(traceLines(undefined, [call + 4n], undefined)).toEqual([`called from 0x${call.toString(16)}`]);
    const built = { partitions: { p: { elf: nested } } } as unknown as BuiltSystem;
    const at = (elr: bigint, ...addresses: bigint[]) =>
      faultTrace('p', { fault: { ...fault, elr }, trace: { kind: 'trace', partition: 0, addresses } }, built);
    // x30 of a function that has called another leads to itself; before its first call it is in its frame too.
    expect(at(call + 8n, call + 4n, 0x4800_0004n)).toEqual(['called from 0x48000000']);
    expect(at(pc, call + 4n, call + 4n)).toEqual(at(pc, call + 4n));
    expect(at(pc, call + 4n)).toHaveLength(2);
    // Or the compiler has put something else into it, while its frame knows.
    expect(at(pc, 0x4800_0004n, call + 4n)).toEqual(at(pc, call + 4n));
    expect(at(pc, 0x4800_0004n)).toEqual(['called from 0x48000000']);
    // A fault in what is inlined is also in who has it inlined.
    expect(traceLines(call, [], { elf: nested })).toEqual([`called from outer_main, ${source}:7:10`]);
  });
});

describe('reports', () => {
  it('show a fault with its source and registers', () => {
    const x = Array.from({ length: 31 }, (_, index) => BigInt(index));
    const report = faultReport(
      'rogue',
      fault,
      { kind: 'registers', partition: 0, x, sp: 0x4010_0000n },
      { elf },
    );
    expect(report.slice(0, 6)).toEqual([
      'rogue: fault on vCPU 0: data-abort at 0x80000000: read of 4 bytes (x0), translation fault at level 1',
      `  in rogue_main, ${folder}/rogue.ts:3:3`,
      '      return loadU32(NEIGHBOUR);',
      '  pc 0x0000000040000000  far 0x0000000080000000  ipa 0x0000000080000000',
      '  esr 0x0000000093800005  spsr 0x00000000000003c5',
      '   x0 0x0000000000000000   x1 0x0000000000000001   x2 0x0000000000000002   x3 0x0000000000000003',
    ]);
    expect(report.at(-1)).toMatch(/^ {2}x28 .* {3}sp 0x0000000040100000$/);
  });

  it('show a failed check of a partition by its number', () => {
    const panic: FaultEvent = { ...fault, cause: 5, esr: 0xf200_0011n, far: 0n };
    const checks = join(folder, 'checks.json');
    expect(
      faultReport('rogue', panic, undefined, {
        elf,
        checks,
        sourceFolder: join(folder, 'deeper', 'still'),
      }).slice(0, 3),
    ).toEqual([
      'rogue: fault on vCPU 0: its own check #17 failed',
      `  index check in main, ${folder}/rogue.ts:3:10`,
      '      return loadU32(NEIGHBOUR);',
    ]);
  });

  it('show a failed check of the hypervisor that was contained', () => {
    const check: FaultEvent = { ...fault, cause: 7, esr: 0xf200_0012n, elr: 0x40n, far: 0n, ipa: 0n };
    const checks = join(folder, 'checks.json');
    expect(faultReport('rogue', check, undefined, { elf, checks }).slice(0, 3)).toEqual([
      'rogue: fault on vCPU 0: check #18 of the hypervisor failed at image + 0x40',
      '  assert check in main, gone.ts:1:1',
      '      it must hold',
    ]);
  });

  it('show a failed check of the hypervisor, with its reason', () => {
    const checks = join(folder, 'checks.json');
    expect(haltReport({ kind: 'halt', reason: 2, brk: 18, elr: 0x40n }, { elf, checks })).toEqual([
      'hypervisor: a check of the hypervisor itself failed (check #18) at image + 0x40',
      '  assert check in main, gone.ts:1:1',
      '      it must hold',
    ]);
  });
});
