/** Every kind of fault is contained, recorded with cause, address, syndrome, registers and source; nobody else notices. */
import { type BuiltSystem, type RunResult, summary } from '@bulkhead/cli';
import { FaultCause } from '@bulkhead/hypervisor/abi/events';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, exceptionClass, fault, lines, partition, run } from './support.ts';

const INSTRUCTION_ABORT = 0x20;
const DATA_ABORT = 0x24;
const BRK = 0x3c;

/** Bits of a data abort's syndrome (Arm ARM D19.2.37). */
const ISV = 1n << 24n;
const WNR = 1n << 6n;
const S1PTW = 1n << 7n;
const statusKind = (esr: bigint) => (esr & 0x3cn) >> 2n;
const TRANSLATION = 1n;
const PERMISSION = 3n;

describe('accesses that are refused', () => {
  let built: BuiltSystem;
  let result: RunResult;
  beforeAll(async () => {
    built = await build('faults/accesses.system.ts');
    result = await run(built, { icount: true });
  });

  it('contains all of them and disturbs nobody', () => {
    expect(result.deviations).toEqual([]);
    expect(result.stop).toBe('ended');
    expect(lines(result, 'healthy')).toContain('200 periods, 0 skipped');
    const ends = result.partitions.map(({ name, end }) => [name, end]);
    const faulty = ['read', 'write', 'outside', 'device', 'simd', 'exclusive', 'walk'];
    expect(ends).toEqual([['healthy', 'off'], ...faulty.map((name) => [name, 'fault'])]);
  });

  it.each([
    ['read', FaultCause.DataAbort, DATA_ABORT, 0x4020_0000n, TRANSLATION],
    ['write', FaultCause.DataAbort, DATA_ABORT, 0x4020_1000n, TRANSLATION],
    ['outside', FaultCause.InstructionAbort, INSTRUCTION_ABORT, 0x6000_0000n, TRANSLATION],
    ['device', FaultCause.InstructionAbort, INSTRUCTION_ABORT, 0x0901_0000n, PERMISSION],
    ['simd', FaultCause.Undecodable, DATA_ABORT, 0x0800_0010n, TRANSLATION],
    ['exclusive', FaultCause.Undecodable, DATA_ABORT, 0x0800_0104n, TRANSLATION],
  ])('records the fault of %s', (name, cause, kind, address, status) => {
    const found = fault(result, name);
    expect(found.cause).toBe(cause);
    expect(exceptionClass(found.esr)).toBe(kind);
    expect(found.ipa).toBe(address);
    expect(found.far).toBe(address);
    expect(statusKind(found.esr)).toBe(status);
    expect(found.vcpu).toBe(0);
    expect(found.spsr & 0xfn).toBe(5n);
  });

  it('tells reads from writes, and accesses with a syndrome from those without', () => {
    expect(fault(result, 'read').esr & (ISV | WNR)).toBe(ISV);
    expect(fault(result, 'write').esr & (ISV | WNR)).toBe(ISV | WNR);
    expect(fault(result, 'simd').esr & (ISV | WNR)).toBe(0n);
    expect(fault(result, 'exclusive').esr & (ISV | WNR)).toBe(0n);
  });

  it("records a walk of the guest's own tables that leaves its memory", () => {
    const found = fault(result, 'walk');
    expect([FaultCause.DataAbort, FaultCause.InstructionAbort]).toContain(found.cause);
    expect(found.esr & S1PTW).toBe(S1PTW);
    expect(found.ipa & ~0xfffn).toBe(0x7fff_0000n);
    expect(found.far >> 12n).toBe(0x40080n);
  });

  it('records the registers', () => {
    for (const name of ['outside', 'device', 'simd', 'exclusive', 'walk']) {
      const registers = partition(result, name).registers;
      expect(registers?.x[20], name).toBe(0x1122_3344_5566_7788n);
      expect(registers?.x[21], name).toBe(0x99aa_bbcc_ddee_ff00n);
      expect(registers?.sp, name).toBe(0x4010_0000n);
    }
    expect(partition(result, 'read').registers?.x).toHaveLength(31);
  });

  it('names the source line', () => {
    const text = summary(result, built);
    expect(text).toMatch(/in .*peek.*, tests\/on-target\/faults\/memory\.unsafe\.ts:7:/);
    expect(text).toMatch(/in .*poke.*, tests\/on-target\/faults\/memory\.unsafe\.ts:12:/);
    expect(text).toMatch(/access\.S:\d+/);
  });

  it('stops each at once: what follows the access does not happen', () => {
    for (const name of ['read', 'write', 'walk'])
      expect(result.consoles[name] ?? '').not.toMatch(/was|not stopped/);
    for (const name of ['device', 'simd', 'walk']) expect(lines(result, name)).toContain('still here');
  });
});

describe('failures of a partition itself', () => {
  let built: BuiltSystem;
  let result: RunResult;
  beforeAll(async () => {
    built = await build('faults/failures.system.ts');
    result = await run(built, { icount: true });
  });

  it('contains all of them and disturbs nobody', () => {
    expect(result.deviations).toEqual([]);
    expect(lines(result, 'healthy')).toContain('200 periods, 0 skipped');
  });

  it('reports a failed check with its source line', () => {
    const found = fault(result, 'bounds');
    expect(found.cause).toBe(FaultCause.Panic);
    expect(exceptionClass(found.esr)).toBe(BRK);
    expect(partition(result, 'bounds').end).toBe('panic');
    expect(summary(result, built)).toMatch(/index check in main, tests\/on-target\/faults\/bounds\.ts:10:/);
  });

  it('makes an unknown system register an exception of the guest', () => {
    const found = fault(result, 'undefined');
    expect(found.cause).toBe(FaultCause.Panic);
    expect(exceptionClass(found.esr)).toBe(0);
    expect(summary(result, built)).toMatch(/tests\/on-target\/calls\.unsafe\.ts:\d+/);
  });

  it('stops every vCPU for the fault of one', () => {
    const found = fault(result, 'second');
    expect(found.vcpu).toBe(1);
    expect(found.ipa).toBe(0x5000_0008n);
    expect(partition(result, 'second').cores.map(({ vcpu }) => vcpu)).toEqual([0, 1]);
  });
});
