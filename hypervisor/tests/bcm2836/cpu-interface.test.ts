/** The emulated CPU interface against a model of one. */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Access } from '../../arch/aarch64/access.ts';
import { accessCpuInterface } from '../../arch/aarch64/bcm2836/cpu-registers.ts';
import { readPhysicalWord, writePhysicalWord } from '../../arch/aarch64/bcm2836/driver.ts';
import { resetInterface } from '../../arch/aarch64/bcm2836/interface-save.ts';
import {
  readListRegister,
  writeListRegister,
  writeListRegistersControl,
} from '../../arch/aarch64/bcm2836/list-registers.ts';
import { ownInterface } from '../../arch/aarch64/bcm2836/own-core.unsafe.ts';
import { signal } from '../../arch/aarch64/bcm2836/signal.ts';
import { Bcm2836 } from '../model/bcm2836.ts';
import { boardWith } from '../model/board.ts';
import { type Listed, ReferenceInterface } from '../model/gicv.ts';
import { machine } from '../model/machine.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

const SLOTS = 4;
const ISACTIVER = 0x300;
const ICACTIVER = 0x380;
const REGISTERS = {
  ctlr: 0x0,
  pmr: 0x4,
  bpr: 0x8,
  iar: 0xc,
  eoir: 0x10,
  rpr: 0x14,
  hppir: 0x18,
  abpr: 0x1c,
  aiar: 0x20,
  aeoir: 0x24,
  ahppir: 0x28,
  apr: 0xd0,
  dir: 0x1000,
};

function access(offset: number, value?: number, sizeBytes = 4): number {
  const one = new Access();
  Object.assign(one, { offset, sizeBytes, write: value !== undefined, value: BigInt((value ?? 0) >>> 0) });
  accessCpuInterface(ownInterface(), one);
  signal(ownInterface());
  return Number(one.value);
}
const read = (register: keyof typeof REGISTERS) => access(REGISTERS[register]);
const write = (register: keyof typeof REGISTERS, value: number) => access(REGISTERS[register], value);

/** GICH_LR<n> (IHI 0048, 5.3.9). */
function packed({ intid, priority, group1, source, physical, pending, active }: Listed): bigint {
  const id = physical === undefined ? (intid < 16 ? source : 0) : physical;
  const flags = (pending ? 1 << 28 : 0) | (active ? 1 << 29 : 0) | (group1 ? 1 << 30 : 0);
  return BigInt((intid | (id << 10) | ((priority >> 3) << 23) | flags) >>> 0) | (physical ? 1n << 31n : 0n);
}

/** Whether the guest has set the interface up, as it mostly has. */
const live = fc.constantFrom(true, true, true, false);
const slot = fc.integer({ min: 0, max: SLOTS - 1 });
const listed = fc.record({
  intid: fc.constantFrom(0, 3, 27, 40, 41, 42),
  priority: fc.constantFrom(0, 8, 0x10, 0x18, 0x40, 0x80, 0xf0, 0xf8),
  group1: fc.boolean(),
  source: fc.integer({ min: 0, max: 7 }),
  isHardware: fc.boolean(),
});
const identifier = fc.tuple(
  fc.constantFrom(0, 3, 27, 40, 41, 42, 1021, 1023),
  fc.integer({ min: 0, max: 7 }),
);
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('list' as const), slot, listed }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('on' as const), value: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('ctlr' as const),
      value: fc.oneof(fc.integer({ min: 0, max: 0x3ff }), fc.constantFrom(3, 7, 7, 7, 0x207, 0x207)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('pmr' as const, 'bpr' as const, 'abpr' as const),
      value: fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.constantFrom(0xff, 0xff, 0xff)),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('iar' as const, 'iar' as const, 'aiar' as const) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('endLast' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('eoir' as const, 'aeoir' as const, 'dir' as const),
      identifier,
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never;

/** Both side by side. */
class Pair {
  readonly reference = new ReferenceInterface(SLOTS);
  readonly #taken: number[] = [];

  apply(step: Command): void {
    const { reference } = this;
    switch (step.do) {
      case 'list':
        this.#list(step.slot, step.listed);
        break;
      case 'on':
        writeListRegistersControl(step.value ? 1n : 0n);
        reference.isOn = step.value;
        break;
      case 'ctlr':
        write('ctlr', step.value);
        reference.control(step.value);
        break;
      case 'pmr':
        write('pmr', step.value);
        reference.mask = Math.floor(step.value / 8) * 8;
        break;
      case 'bpr':
        write('bpr', step.value);
        reference.point = Math.max(2, step.value % 8);
        break;
      case 'abpr':
        write('abpr', step.value);
        reference.aliasedPoint = Math.max(3, step.value % 8);
        break;
      case 'iar':
      case 'aiar':
        this.#acknowledge(step.do);
        break;
      case 'endLast':
        this.#end('eoir', this.#taken.pop() ?? 1023);
        break;
      default:
        this.#end(step.do, step.identifier[0] | (step.identifier[1] << 10));
    }
  }

  /** Into an empty list register, if no other has the interrupt; a physical one is active then, as when it was taken. */
  #list(
    slot: number,
    { isHardware, ...planned }: typeof listed extends fc.Arbitrary<infer One> ? One : never,
  ) {
    const { slots } = this.reference;
    const isUsed = (one: Listed | undefined) => one !== undefined && (one.pending || one.active);
    if (isUsed(slots[slot]) || slots.some((one) => isUsed(one) && one!.intid === planned.intid)) return;
    const isLine = isHardware && planned.intid >= 32;
    const physical = isLine ? { physical: planned.intid } : {};
    slots[slot] = { ...planned, ...physical, pending: true, active: false };
    if (isLine) writePhysicalWord(0, ISACTIVER, 1, 1 << (planned.intid & 31));
    this.#inService();
    writeListRegister(slot, packed(slots[slot]!));
  }

  readonly #physical = new Set<number>();
  /** Physical interrupts in service, as the reference has them. */
  #inService(): number {
    for (const one of this.reference.slots)
      if (one?.physical !== undefined && one.pending) this.#physical.add(one.physical);
    for (const intid of this.reference.deactivated.splice(0)) this.#physical.delete(intid);
    return [...this.#physical].reduce((bits, intid) => bits | (1 << (intid & 31)), 0);
  }

  #acknowledge(register: 'iar' | 'aiar'): void {
    const expected = this.reference.acknowledge(register === 'aiar');
    expect(read(register)).toBe(expected);
    if (expected % 1024 < 1020) this.#taken.push(expected);
  }

  #end(register: 'eoir' | 'aeoir' | 'dir', identifier: number): void {
    if (register === 'dir') this.reference.deactivate(identifier);
    else this.reference.end(identifier);
    write(register, identifier);
  }

  compare(): void {
    const { reference } = this;
    const signalled = reference.signalled();
    const hcr = machine().register('HCR_EL2');
    expect({ irq: (hcr & 0x80n) !== 0n, fiq: (hcr & 0x40n) !== 0n }).toEqual({
      irq: signalled?.as === 'IRQ',
      fiq: signalled?.as === 'FIQ',
    });
    const running = reference.runningPriority;
    expect({
      rpr: read('rpr'),
      hppir: read('hppir'),
      ahppir: read('ahppir'),
      pmr: read('pmr'),
      bpr: read('bpr'),
      abpr: read('abpr'),
      apr: read('apr'),
    }).toEqual({
      rpr: Math.min(running, 0xff),
      hppir: reference.identify(reference.highest(), false),
      ahppir: reference.identify(reference.highest(), true),
      pmr: reference.mask,
      bpr: reference.point,
      abpr: reference.aliasedPoint,
      apr: [...reference.running].reduce((sum, priority) => sum + 2 ** (priority / 8), 0),
    });
    for (let index = 0; index < SLOTS; index++) {
      const one = reference.slots[index];
      const value = readListRegister(index);
      expect([(value >> 28n) & 1n, (value >> 29n) & 1n]).toEqual([
        one?.pending ? 1n : 0n,
        one?.active ? 1n : 0n,
      ]);
    }
    expect(readPhysicalWord(0, ISACTIVER, 1) >>> 0).toBe(this.#inService());
  }
}

function powerOn(): void {
  const made = boardWith([{ cores: [0] }]);
  new Bcm2836(made.machine, made.configuration.board);
  for (let index = 0; index < SLOTS; index++) writeListRegister(index, 0n);
  writeListRegistersControl(0n);
  resetInterface();
  writePhysicalWord(0, ICACTIVER, 1, 0xffff_ffff);
}

describe('the emulated CPU interface', () => {
  beforeEach(powerOn);

  test('does what one does, whatever the guest and the hypervisor do', () => {
    const steps = fc.array(command, { minLength: 1, maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(steps, live, (all, isLive) => {
        powerOn();
        const pair = new Pair();
        if (isLive) {
          pair.apply({ do: 'on', value: true });
          pair.apply({ do: 'ctlr', value: 7 });
          pair.apply({ do: 'pmr', value: 0xff });
        }
        for (const step of all) {
          pair.apply(step);
          pair.compare();
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('says what it is: a GICv2', () => {
    expect(access(0xfc)).toBe(0x4202_043b);
  });

  test('reads as zero where there is nothing, and in widths that a register does not have', () => {
    write('pmr', 0xf0);
    expect([0x2c, 0x40, 0xd4, 0x1000, 0x1004].map((offset) => access(offset))).toEqual([0, 0, 0, 0, 0]);
    expect([1, 2, 8].map((sizeBytes) => access(REGISTERS.pmr, undefined, sizeBytes))).toEqual([0, 0, 0]);
    access(REGISTERS.pmr, 0, 1);
    expect(read('pmr')).toBe(0xf0);
  });

  test('has the active priorities that a guest writes', () => {
    write('apr', 0b1100);
    expect([read('apr'), read('rpr')]).toEqual([0b1100, 0x10]);
  });
});
