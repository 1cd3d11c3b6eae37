/**
 * What guests, devices and other cores do to a virtual GIC, side by side with a reference that knows no list registers:
 * for the tests of both families.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { type Interrupt, ReferenceDistributor } from './distributor.ts';
import type { Gic } from './gic.ts';

/** A partition on a model of the hardware (`VgicBench`, `Vgic2Bench`). */
export interface Bench {
  readonly gic: Pick<Gic, 'source' | 'interfaces'>;
  /** Physical and virtual INTIDs of its devices. */
  readonly deviceInterrupts: readonly (readonly [physical: number, virtual: number])[];
  /** SGIs are enabled after reset, and are pending once for each sender. */
  readonly tellsSenders: boolean;
  distributor(core: number, offset: number, value?: number, sizeBytes?: number): number;
  redistributor(core: number, owner: number, offset: number, value?: number, sizeBytes?: number): number;
  /** The vCPU with that index, or one that does not exist, takes a shared interrupt. */
  route(core: number, intid: number, to: number): void;
  sendSgi(core: number, intid: number, targets: number): void;
  /** The sender of an SGI that the guest has just acknowledged. */
  sender(core: number, intid: number): number;
  setLine(core: number, intid: number, high: boolean, isOwn: boolean): void;
  takeInterrupts(core: number): void;
  settle(): void;
}

export const VCPUS = 3;
const SPURIOUS = 1023;
/** SGIs, a private interrupt of no device, shared ones, of which 33 is edge-triggered. */
const PRIVATE = [0, 7, 20];
const SHARED = [32, 33, 34];
const SOFTWARE = [...PRIVATE, ...SHARED];
const EDGES = [33];
const LINES = [32, 34];
const FAMILY = { group: 0x80, enable: 0x100, disable: 0x180, pend: 0x200, unpend: 0x280, deactivate: 0x380 };

type Command =
  | { do: 'enable' | 'disable' | 'pend' | 'unpend' | 'deactivate'; vcpu: number; intid: number }
  | { do: 'group' | 'priority'; vcpu: number; intid: number; value: number }
  | { do: 'route'; vcpu: number; intid: number; to: number }
  | { do: 'line'; vcpu: number; intid: number; high: boolean; own: boolean }
  | { do: 'sgi'; vcpu: number; intid: number; targets: number }
  | { do: 'control'; vcpu: number; value: number }
  | { do: 'take' | 'end' | 'read' | 'exit'; vcpu: number }
  | { do: 'device'; index: number; kind: 'pulse' | 'enable' | 'disable' | 'route'; vcpu: number };

const vcpu = fc.integer({ min: 0, max: VCPUS - 1 });
const one = <const T extends string>(...names: T[]) => fc.constantFrom(...names);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: one('enable', 'disable', 'pend', 'unpend', 'deactivate'),
      vcpu,
      intid: fc.constantFrom(...SOFTWARE),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: one('pend', 'enable'), vcpu, intid: fc.constantFrom(...SOFTWARE) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: one('group'),
      vcpu,
      intid: fc.constantFrom(...SOFTWARE),
      value: fc.integer({ min: 0, max: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: one('priority'),
      vcpu,
      intid: fc.constantFrom(...SOFTWARE),
      // A priority mask lets 0xf8 through on no hardware with five bits of priority.
      value: fc.constantFrom(0, 8, 0x80, 0xf0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: one('route'),
      vcpu,
      intid: fc.constantFrom(...SHARED),
      to: fc.constantFrom(0, 1, 2, 2, 7),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('line'),
      vcpu,
      intid: fc.constantFrom(...LINES),
      high: fc.boolean(),
      own: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('sgi'),
      vcpu,
      intid: fc.constantFrom(0, 7),
      targets: fc.integer({ min: 1, max: 7 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('control'), vcpu, value: fc.constantFrom(0, 1, 2, 3, 3, 3) }) },
  { weight: 10, arbitrary: fc.record({ do: one('take', 'take', 'take', 'end', 'read', 'exit'), vcpu }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('device'),
      index: fc.integer({ min: 0, max: 1 }),
      kind: one('pulse', 'pulse', 'enable', 'disable', 'route'),
      vcpu,
    }),
  },
);

/** The hypervisor and the reference side by side. */
export class Pair {
  readonly bench: Bench;
  readonly reference = new ReferenceDistributor(VCPUS);
  readonly devices: { physical: number; virtual: number; pulses: number; taken: number }[];
  readonly #listRegisters: number;
  /** How often each edge-triggered interrupt was raised and taken. */
  readonly #edges = new Map<Interrupt, { raised: number; taken: number }>();

  constructor(bench: Bench, listRegisters: number, isLive: boolean) {
    this.bench = bench;
    this.devices = bench.deviceInterrupts.map(([physical, virtual]) => ({
      physical,
      virtual,
      pulses: 0,
      taken: 0,
    }));
    if (bench.tellsSenders)
      for (let vcpu = 0; vcpu < VCPUS; vcpu++)
        for (let sgi = 0; sgi < 16; sgi++) this.reference.at(vcpu, sgi).enabled = true;
    this.#listRegisters = listRegisters;
    for (const intid of EDGES) this.reference.at(0, intid).edge = true;
    const edges = EDGES.reduce((value, intid) => value | (2 << ((intid - 32) * 2)), 0);
    this.bench.distributor(0, 0xc08, edges);
    if (isLive) this.#enableAll();
  }

  #enableAll(): void {
    this.apply({ do: 'control', vcpu: 0, value: 3 });
    for (let vcpu = 0; vcpu < VCPUS; vcpu++)
      for (const intid of SOFTWARE) this.apply({ do: 'enable', vcpu, intid });
    for (const index of [0, 1]) this.apply({ do: 'device', index, kind: 'enable', vcpu: 0 });
  }

  /** A write to a register with a bit for each interrupt, by any vCPU. */
  write(from: number, family: number, intid: number, bits = 1 << (intid & 31)): void {
    if (intid < 32) this.bench.redistributor(from, from, family, bits);
    else this.bench.distributor(from, family + (intid >>> 5) * 4, bits);
  }

  inService(vcpu: number): number[] {
    return this.bench.gic.interfaces[vcpu]!.inService();
  }

  apply(step: Command): void {
    const { bench, reference } = this;
    // The state of an interrupt at a level in another vCPU's list register cannot be told from here.
    if (step.do === 'pend' && this.#isElsewhere(step.vcpu, step.intid)) return;
    switch (step.do) {
      case 'enable':
      case 'disable':
        this.write(step.vcpu, FAMILY[step.do], step.intid);
        reference.at(step.vcpu, step.intid).enabled = step.do === 'enable';
        break;
      case 'pend':
      case 'unpend':
        // Where SGIs tell their sender, they are made pending by sending them.
        if (bench.tellsSenders && step.intid < 16) break;
        this.write(step.vcpu, FAMILY[step.do], step.intid);
        if (step.do === 'pend') this.#raise(step.vcpu, step.intid);
        else reference.forget(step.vcpu, step.intid);
        break;
      case 'deactivate':
        this.write(step.vcpu, FAMILY.deactivate, step.intid);
        reference.at(step.vcpu, step.intid).active = undefined;
        break;
      case 'group':
        reference.at(step.vcpu, step.intid).group1 = step.value === 1;
        this.write(step.vcpu, FAMILY.group, step.intid, this.#groupBits(step.vcpu, step.intid));
        break;
      case 'priority':
        this.#setPriority(step.vcpu, step.intid, step.value);
        break;
      case 'route':
        bench.route(step.vcpu, step.intid, step.to);
        reference.at(0, step.intid).route = step.to;
        break;
      case 'line':
        bench.setLine(step.vcpu, step.intid, step.high, step.own);
        reference.at(0, step.intid).line = step.high;
        break;
      case 'sgi':
        bench.sendSgi(step.vcpu, step.intid, step.targets);
        for (let to = 0; to < VCPUS; to++)
          if ((step.targets >>> to) & 1) this.#raise(to, step.intid, step.vcpu);
        break;
      case 'control':
        bench.distributor(step.vcpu, 0, step.value);
        reference.groups = step.value;
        break;
      case 'end':
        this.end(step.vcpu);
        break;
      case 'exit':
        bench.takeInterrupts(step.vcpu);
        break;
      case 'device':
        this.#device(step);
        break;
      default:
        break;
    }
  }

  #isElsewhere(vcpu: number, intid: number): boolean {
    const { edge, active, route } = this.reference.at(vcpu, intid);
    return intid >= 32 && !edge && (active ?? route) !== vcpu;
  }

  #raise(vcpu: number, intid: number, sender = 0): void {
    const interrupt = this.reference.at(vcpu, intid);
    interrupt.latched = true;
    interrupt.senders.add(this.bench.tellsSenders ? sender : 0);
    const count = this.#edges.get(interrupt) ?? { raised: 0, taken: 0 };
    if (interrupt.edge) this.#edges.set(interrupt, { ...count, raised: count.raised + 1 });
  }

  end(vcpu: number): void {
    const intid = this.inService(vcpu).at(-1);
    if (intid === undefined) return;
    this.bench.gic.interfaces[vcpu]!.end();
    const interrupt = this.reference.at(vcpu, intid);
    if (interrupt.active === vcpu) interrupt.active = undefined;
  }

  /** The guest acknowledges; nothing in service anywhere is taken again. */
  take(vcpu: number): number {
    const intid = this.bench.gic.interfaces[vcpu]!.acknowledge();
    if (intid === SPURIOUS) return intid;
    for (const device of this.devices) if (device.virtual === intid) device.taken += 1;
    expect(this.reference.at(vcpu, intid).active, `${intid} is in service already`).toBeUndefined();
    const edge = this.#edges.get(this.reference.at(vcpu, intid));
    if (edge !== undefined)
      expect(++edge.taken, `${intid} is taken too often`).toBeLessThanOrEqual(edge.raised);
    const sender = intid < 16 ? this.bench.sender(vcpu, intid) : 0;
    if (intid < 16 && this.bench.tellsSenders)
      expect([...this.reference.at(vcpu, intid).senders], `${intid}'s sender`).toContain(sender);
    this.reference.acknowledge(vcpu, intid, sender);
    return intid;
  }

  /** A priority of a pending interrupt takes effect when it is listed again, which is the implementation's choice. */
  #setPriority(vcpu: number, intid: number, value: number): void {
    const owners = intid < 32 ? [vcpu] : [0];
    const interrupt = this.reference.at(vcpu, intid);
    if (this.reference.isPending(interrupt) || interrupt.active !== undefined || owners.length === 0) return;
    if (intid < 32) this.bench.redistributor(vcpu, vcpu, 0x400 + intid, value, 1);
    else this.bench.distributor(vcpu, 0x400 + intid, value, 1);
    interrupt.priority = value;
  }

  #groupBits(vcpu: number, intid: number): number {
    const first = intid & ~31;
    return Array.from({ length: 32 }, (_, i) =>
      this.reference.at(vcpu, first + i).group1 ? 1 << i : 0,
    ).reduce((a, b) => a | b);
  }

  #device(step: Extract<Command, { do: 'device' }>): void {
    const device = this.devices[step.index]!;
    const source = this.bench.gic.source(0, device.physical);
    const interrupt = this.reference.at(0, device.virtual);
    if (step.kind === 'pulse') {
      if (!source.pending) device.pulses += 1;
      source.pending = true;
    } else if (step.kind === 'route') {
      this.bench.route(step.vcpu, device.virtual, step.vcpu);
      interrupt.route = step.vcpu;
    } else {
      this.write(step.vcpu, FAMILY[step.kind], device.virtual);
      interrupt.enabled = step.kind === 'enable';
    }
  }

  /** What the vCPU may take, hardware interrupts included: those that the hypervisor holds. */
  eligible(vcpu: number): number[] {
    for (const { physical, virtual } of this.devices) {
      const interrupt = this.reference.at(0, virtual);
      interrupt.latched = this.bench.gic.source(0, physical).active && interrupt.active === undefined;
    }
    return this.reference.eligible(vcpu, [...SOFTWARE, ...this.devices.map(({ virtual }) => virtual)]);
  }

  /** Acknowledges, and compares with what the reference allows. */
  takeChecked(vcpu: number): void {
    const service = this.inService(vcpu);
    const running = Math.min(0x100, ...service.map((intid) => this.reference.at(vcpu, intid).priority));
    const eligible = this.eligible(vcpu).filter((intid) => this.reference.at(vcpu, intid).priority < running);
    const best = Math.min(...eligible.map((intid) => this.reference.at(vcpu, intid).priority));
    const used = this.bench.gic.interfaces[vcpu]!.registers.filter(({ active }) => active).length;
    const intid = this.take(vcpu);
    if (intid === SPURIOUS) {
      // With every list register in service there is no place for another.
      if (used < this.#listRegisters) expect({ vcpu, missed: eligible }).toEqual({ vcpu, missed: [] });
      return;
    }
    expect(eligible, `vCPU ${vcpu} took ${intid}`).toContain(intid);
    if (used < this.#listRegisters) expect(this.reference.at(vcpu, intid).priority).toBe(best);
  }

  /** The registers that the vCPU reads, against the reference. */
  readChecked(vcpu: number): void {
    const bits = (intids: readonly number[], holds: (intid: number) => boolean) =>
      intids.reduce((value, intid) => (holds(intid) ? value | (1 << (intid & 31)) : value), 0) >>> 0;
    const mask = (intids: readonly number[]) => bits(intids, () => true);
    for (const [intids, read] of [
      [PRIVATE, (family: number) => this.bench.redistributor(vcpu, vcpu, family)],
      [SHARED, (family: number) => this.bench.distributor(vcpu, family + 4)],
    ] as const) {
      const at = (intid: number) => this.reference.at(vcpu, intid);
      const only = (family: number, among: readonly number[]) => (read(family) & mask(among)) >>> 0;
      expect(only(FAMILY.enable, intids)).toBe(bits(intids, (i) => at(i).enabled));
      expect(only(FAMILY.disable, intids)).toBe(bits(intids, (i) => at(i).enabled));
      expect(only(FAMILY.group, intids)).toBe(bits(intids, (i) => at(i).group1));
      // Another vCPU's list registers cannot be read from here: what those hold is theirs to see.
      const mine = intids.filter((i) => i < 32 || (at(i).route === vcpu && (at(i).active ?? vcpu) === vcpu));
      expect(only(FAMILY.pend, mine)).toBe(bits(mine, (i) => this.reference.isPending(at(i))));
      expect(only(0x300, mine)).toBe(bits(mine, (i) => at(i).active !== undefined));
    }
  }

  /** Everything enabled and routed, all lines low, all guests working: until nothing is left. */
  drain(): void {
    for (const intid of LINES) this.apply({ do: 'line', vcpu: 0, intid, high: false, own: true });
    for (const index of [0, 1]) this.apply({ do: 'device', index, kind: 'route', vcpu: 0 });
    for (const intid of SHARED) this.apply({ do: 'route', vcpu: 0, intid, to: 0 });
    this.#enableAll();
    for (let round = 0; round < 60; round++) {
      this.bench.settle();
      for (let vcpu = 0; vcpu < VCPUS; vcpu++) {
        while (this.inService(vcpu).length > 0) this.end(vcpu);
        this.take(vcpu);
      }
    }
  }

  expectQuiet(): void {
    for (let vcpu = 0; vcpu < VCPUS; vcpu++)
      for (const intid of SOFTWARE)
        expect(this.reference.at(vcpu, intid).latched, `${intid} is lost`).toBe(false);
    for (const { registers } of this.bench.gic.interfaces)
      expect(registers.filter(({ pending, active }) => pending || active)).toEqual([]);
    for (const { physical, pulses, taken } of this.devices) {
      const { active, pending, deactivations } = this.bench.gic.source(0, physical);
      expect({ physical, active, pending, deactivations, taken }).toEqual({
        physical,
        active: false,
        pending: false,
        deactivations: pulses,
        taken: pulses,
      });
    }
  }
}

/** Whether everything is enabled from the start, as it mostly is. */
export const live = fc.constantFrom(true, true, true, false);
export const commands = fc.array(command, { minLength: 1, maxLength: 60 });
/** With one, the underflow interrupt could not tell an end from none; implementations have four or more. */
export const listRegisters = fc.constantFrom(2, 4, 16);
