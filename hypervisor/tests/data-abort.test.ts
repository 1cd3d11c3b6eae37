import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handleDataAbort } from '../arch/aarch64/data-abort.ts';
import { GuestFrame } from '../arch/aarch64/layout.ts';
import { Cpu } from '../core/cpu.ts';
import { Life, Partition } from '../core/partition.ts';
import { boardWith } from './model/board.ts';
import type { Machine } from './model/machine.ts';
import { type Instruction, LINES, readWord, wordOf } from './model/transfers.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'));

/** An emulated device that remembers what was asked of it. */
const device = vi.hoisted(() => ({
  start: 0x0900_0000n,
  end: 0x0900_1000n,
  accesses: [] as { ipa: bigint; sizeBytes: number; write: boolean; value?: bigint }[],
  answers: [] as bigint[],
}));
vi.mock('../arch/aarch64/mmio.ts', () => ({
  isPlatform: (_: Partition, ipa: bigint) => ipa >= device.start && ipa < device.end,
  accessPlatform: (cpu: Cpu, _partition: Partition, _vcpu: unknown, ipa: bigint) => {
    if (ipa < device.start || ipa >= device.end) return false;
    const { sizeBytes, write, value } = cpu.access;
    device.accesses.push({ ipa, sizeBytes, write, ...(write && { value }) });
    if (!write) cpu.access.value = device.answers.shift()!;
    return true;
  },
}));

const PC = 0xffff_0000_0000_1000n;
const PC_PA = 0x5000_4000n;
const EL1H = 0x3c5n;
const TRANSLATION_FAULT = (0x24n << 26n) | (1n << 25n) | 0x07n;
const mask = (bytes: number) => (1n << BigInt(bytes * 8)) - 1n;
const u64 = fc.bigInt({ min: 0n, max: mask(8) });

let machine: Machine;
let cpu: Cpu;
let partition: Partition;
let frame: GuestFrame;
beforeEach(powerOn);
function powerOn(): void {
  ({ machine } = boardWith([{ cores: [0] }]));
  cpu = new Cpu();
  partition = new Partition();
  partition.vcpuCount = 1;
  partition.life.store(Life.Running);
  frame = new GuestFrame();
  device.accesses = [];
  machine.setRegister('SPSR_EL2', EL1H);
  machine.setRegister('ELR_EL2', PC);
  machine.setRegister('PAR_EL1', 0x1234n);
}

function guest(registers: readonly bigint[], stackPointer: bigint): void {
  for (const [i, value] of registers.entries()) frame.x[i] = value;
  machine.setRegister('SP_EL1', stackPointer);
}
/** Everything that a guest can see of what happened to it. */
const seen = () => ({
  registers: [...frame.x],
  sp: machine.register('SP_EL1'),
  pc: machine.register('ELR_EL2'),
  par: machine.register('PAR_EL1'),
});
const stopped = () => partition.life.load() !== Life.Running;

function abort(ipa: bigint, syndrome: bigint): void {
  machine.setRegister('HPFAR_EL2', (ipa >> 12n) << 4n);
  machine.setRegister('FAR_EL2', 0xffff_8000_0000_0000n | (ipa & 0xfffn));
  machine.setRegister('ESR_EL2', syndrome);
  handleDataAbort(cpu, partition, partition.vcpus[0]!, frame, syndrome);
}

/** What a register has after a load. */
function loaded(sizeBytes: number, signedTo: number | undefined, answer: bigint): bigint {
  const value = BigInt.asUintN(sizeBytes * 8, answer);
  return signedTo === undefined ? value : BigInt.asUintN(signedTo, BigInt.asIntN(sizeBytes * 8, value));
}

const state = fc.record({
  registers: fc.array(u64, { minLength: 31, maxLength: 31 }),
  sp: u64,
  answers: fc.tuple(u64, u64),
  offset: fc.integer({ min: 0, max: 0xff0 }),
});
/** Loads over their own base, or of one register twice, have no defined outcome (Arm ARM K1.1). */
const isDefined = ({ load, registers, base, writeBack }: Instruction) =>
  !(writeBack && base !== 31 && registers.includes(base)) && !(load && registers[0] === registers[1]);
const instruction = fc
  .tuple(fc.constantFrom(...LINES), fc.integer({ min: 0, max: 0xffff_ffff }))
  .map(([line, fill]) => readWord(wordOf(line, fill))!)
  .filter(isDefined);

describe('a load or store that the syndrome does not describe', () => {
  test('does what the instruction does', () => {
    fc.assert(
      fc.property(instruction, state, (of, { registers, sp, answers, offset }) => {
        powerOn();
        guest(registers, sp);
        device.answers = [...answers];
        machine.onInstruction = (text) => text.startsWith('at ') && machine.setRegister('PAR_EL1', PC_PA);
        machine.store(PC_PA, BigInt(of.word));
        const ipa = device.start + BigInt(offset);
        const wanted = [...registers, 0n];
        const accesses = of.registers.map((register, i) => {
          const at = { ipa: ipa + BigInt(i * of.sizeBytes), sizeBytes: of.sizeBytes, write: !of.load };
          return of.load ? at : { ...at, value: wanted[register]! & mask(of.sizeBytes) };
        });
        const base = of.base === 31 ? sp : registers[of.base]!;
        if (of.load)
          for (const [i, register] of of.registers.entries())
            wanted[register] = loaded(of.sizeBytes, of.signedTo, answers[i]!);
        const moved = BigInt.asUintN(64, base + of.offset);
        if (of.writeBack && of.base !== 31) wanted[of.base] = moved;
        abort(ipa, TRANSLATION_FAULT);
        expect(device.accesses).toEqual(accesses);
        expect(seen()).toEqual({
          registers: wanted.slice(0, 31),
          sp: of.writeBack && of.base === 31 ? moved : sp,
          pc: PC + 4n,
          par: 0x1234n,
        });
        expect(stopped()).toBe(false);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test('and reaches beyond the device changes no register', () => {
    fc.assert(
      fc.property(
        instruction.filter(({ registers }) => registers.length === 2),
        state,
        (of, { registers, sp, answers }) => {
          powerOn();
          guest(registers, sp);
          device.answers = [...answers];
          machine.onInstruction = (text) => text.startsWith('at ') && machine.setRegister('PAR_EL1', PC_PA);
          machine.store(PC_PA, BigInt(of.word));
          abort(device.end - BigInt(of.sizeBytes), TRANSLATION_FAULT);
          expect(device.accesses).toEqual([]);
          expect(seen()).toEqual({ registers, sp, pc: PC, par: 0x1234n });
          expect(stopped()).toBe(true);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  test('is a fault when it is no such instruction or lies outside the partition', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff_ffff }),
        fc.boolean(),
        state,
        (word, outside, { registers, sp, answers }) => {
          fc.pre(outside || readWord(word) === undefined);
          powerOn();
          guest(registers, sp);
          device.answers = [...answers];
          const pa = outside ? 0x6000_0000n : PC_PA;
          machine.onInstruction = (text) => text.startsWith('at ') && machine.setRegister('PAR_EL1', pa);
          machine.store(pa, BigInt(word));
          abort(device.start, TRANSLATION_FAULT);
          expect(device.accesses).toEqual([]);
          expect(seen()).toEqual({ registers, sp, pc: PC, par: 0x1234n });
          expect(stopped()).toBe(true);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});

test('a load or store that the syndrome describes does what that says', () => {
  const shape = fc.record({
    size: fc.integer({ min: 0, max: 3 }),
    write: fc.boolean(),
    signed: fc.boolean(),
    wide: fc.boolean(),
    register: fc.integer({ min: 0, max: 31 }),
  });
  // No load of a whole register extends a sign.
  const possible = shape.filter(({ size, signed, wide }) => !signed || size < 2 || (size === 2 && wide));
  fc.assert(
    fc.property(
      possible,
      state,
      ({ size, write, signed, wide, register }, { registers, sp, answers, offset }) => {
        powerOn();
        guest(registers, sp);
        device.answers = [...answers];
        const sizeBytes = 1 << size;
        const syndrome =
          TRANSLATION_FAULT |
          (1n << 24n) |
          (BigInt(size) << 22n) |
          (BigInt(signed) << 21n) |
          (BigInt(register) << 16n) |
          (BigInt(wide) << 15n) |
          (BigInt(write) << 6n);
        const wanted = [...registers, 0n];
        const ipa = device.start + BigInt(offset);
        const at = { ipa, sizeBytes, write };
        const access = write ? { ...at, value: wanted[register]! & mask(sizeBytes) } : at;
        if (!write) wanted[register] = loaded(sizeBytes, signed ? (wide ? 64 : 32) : undefined, answers[0]);
        abort(ipa, syndrome);
        expect(device.accesses).toEqual([access]);
        expect(seen()).toEqual({ registers: wanted.slice(0, 31), sp, pc: PC + 4n, par: 0x1234n });
      },
    ),
    { numRuns: 1000, seed: 1 },
  );
});

test('no syndrome and no address fails a check', () => {
  fc.assert(
    fc.property(u64, u64, state, (syndrome, ipa, { registers, sp, answers }) => {
      powerOn();
      guest(registers, sp);
      device.answers = [...answers];
      abort(ipa & ((1n << 40n) - 1n), syndrome);
    }),
    { numRuns: 300, seed: 1 },
  );
});
