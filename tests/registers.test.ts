/** Every system register encoding, executed by a guest: docs/system-registers.md says what became of each. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemRegisters } from './registers/document.ts';
import { kept } from './registers/exchanged.ts';
import { runSweeps, type Sweeps } from './registers/findings.ts';
import { fieldsOf, genericName, readNames } from './registers/names.ts';
import { ENCODINGS, type Kind, LONGEST_WITHOUT_EXIT, SHORTEST_EXIT } from './registers/outcome.ts';
import { COLUMNS } from './registers/rows.ts';
import type { Sweep } from './registers/sweep.ts';

const DOCUMENT = fileURLToPath(new URL('../docs/system-registers.md', import.meta.url));
/** What is undefined, and what exists beside the architecture's minimum, is the emulator's. */
const qemu = spawnSync('qemu-system-aarch64', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const isDocumented = qemu.includes('version 7.2.');

let sweeps: Sweeps;
beforeAll(async () => {
  sweeps = await runSweeps();
});

function* outcomesOf({ found }: Sweep) {
  for (let encoding = 0; encoding < ENCODINGS; encoding++) {
    for (const [level, direction] of COLUMNS) {
      yield { encoding, level, direction, ...found.outcome(level, direction, encoding) };
    }
  }
}

/** Encodings, as the assembler takes them, that any level or direction did not find as they should be. */
function unlike(sweep: Sweep, wanted: (encoding: number) => boolean, allowed: readonly Kind[]): string[] {
  const all = [...outcomesOf(sweep)].filter(
    ({ encoding, kind }) => wanted(encoding) && !allowed.includes(kind),
  );
  return all.map(
    ({ encoding, level, direction, kind }) => `${genericName(encoding)} ${level} ${direction}: ${kind}`,
  );
}

test.runIf(isDocumented)('the document is what npm run registers writes', () => {
  const { virtual, direct, shared, newest } = sweeps;
  const findings = {
    virtual: virtual.found,
    direct: direct.found,
    shared: shared.found,
    newest: newest.found,
  };
  expect(systemRegisters(findings, readNames())).toBe(readFileSync(DOCUMENT, 'utf8'));
});

describe.each(['virtual', 'direct', 'shared', 'newest'] as const)('%s', (name) => {
  test('time tells what leaves to EL2, and the hypervisor counts as many', () => {
    const counts = [...outcomesOf(sweeps[name])].map(({ instructions }) => instructions);
    expect(counts.filter((count) => count > LONGEST_WITHOUT_EXIT && count < SHORTEST_EXIT)).toEqual([]);
    const { sysreg, other } = sweeps[name].exits;
    // With direct interrupts, setting ICC_PMR_EL1 once at the start is one, too.
    const outside = name === 'direct' ? 1 : 0;
    expect(counts.filter((count) => count >= SHORTEST_EXIT)).toHaveLength(sysreg + other - outside);
  });

  test('no register or operation of EL2, EL3 or the secure side can be reached', () => {
    // Register names end in the level that op1 tells: 4 and 5 are EL2 and its guests', 6 EL3, 7 secure EL1 (D18.3).
    const isHigher = (encoding: number) => fieldsOf(encoding).op0 > 0 && fieldsOf(encoding).op1 >= 4;
    expect(unlike(sweeps[name], isHigher, ['undefined', 'injected'])).toEqual([]);
  });

  test('debug and trace do not exist, or read as zero', () => {
    const isDebug = (encoding: number) => fieldsOf(encoding).op0 === 2;
    expect(unlike(sweeps[name], isDebug, ['undefined', 'injected', 'emulated', 'trapped'])).toEqual([]);
  });

  test('nor does the PMU', () => {
    const isPmu = (encoding: number) => {
      const { op0, crn, crm } = fieldsOf(encoding);
      return op0 === 3 && ((crn === 9 && crm >= 12) || (crn === 14 && crm >= 8));
    };
    expect(unlike(sweeps[name], isPmu, ['undefined', 'injected', 'emulated', 'trapped'])).toEqual([]);
  });
});

describe('on a shared core', () => {
  // Implementation defined: HCR_EL2.TIDCP traps them where the emulator has it, and none of these keeps anything.
  const isArchitectural = (name: string) => !/^S3_1_C1[15]_/.test(name);

  test('every register that a guest writes itself is exchanged', () => {
    expect(kept(sweeps.shared.found, readNames()).filter(isArchitectural)).toEqual([]);
  });

  test('those of CPUs that no board has, too', () => {
    expect(kept(sweeps.newest.found, readNames()).filter(isArchitectural)).toEqual([]);
  });
});
