/**
 * A GICv3 as the hypervisor meets it (IHI 0069): physical interrupts with their states, the physical CPU
 * interface at EL2, and list registers with the virtual CPU interface that the guest uses. All physical
 * priorities are equal, so the running priority is one flag. What hardware would leave undefined throws.
 */
import { CORES, GICD, GICR, mpidrOf } from './board.ts';
import type { Device, Machine } from './machine.ts';

const MAINTENANCE = 25;
const SPURIOUS = 1023;

/** One physical interrupt. */
export class Source {
  enabled = false;
  /** An edge, an SGI, or a write to ISPENDR. */
  pending = false;
  line = false;
  active = false;
  route = 0;
  deactivations = 0;
}

interface ListRegister {
  virtual: number;
  physical: number;
  priority: number;
  hardware: boolean;
  notifyEnd: boolean;
  group1: boolean;
  pending: boolean;
  active: boolean;
}

export class Gic {
  readonly #private = Array.from({ length: CORES }, () => Array.from({ length: 32 }, () => new Source()));
  readonly #shared = Array.from({ length: 1020 }, () => new Source());
  readonly #taken: number[][] = Array.from({ length: CORES }, () => []);
  readonly interfaces: VirtualInterface[];

  constructor(machine: Machine, listRegisters: number) {
    this.interfaces = Array.from(
      { length: CORES },
      (_, core) => new VirtualInterface(this, core, listRegisters),
    );
    machine.devices.push(this.#distributor(), this.#redistributors());
    machine.active.set('ICC_IAR1_EL1', { read: (core) => BigInt(this.#acknowledge(core)) });
    machine.active.set('ICC_EOIR1_EL1', { write: (core, intid) => this.#drop(core, Number(intid)) });
    machine.active.set('ICC_DIR_EL1', { write: (core, intid) => this.deactivate(core, Number(intid)) });
    machine.active.set('ICC_SGI1R_EL1', { write: (_, value) => this.#sendSgi(value) });
    machine.active.set('ICH_VTR_EL2', { read: () => BigInt(listRegisters - 1) });
    machine.active.set('ICH_ELRSR_EL2', { read: (core) => this.interfaces[core]!.empty() });
    machine.active.set('ICH_HCR_EL2', { write: (core, value) => this.interfaces[core]!.control(value) });
    for (let i = 0; i < 16; i++)
      machine.active.set(`ICH_LR${i}_EL2`, {
        read: (core) => this.interfaces[core]!.read(i),
        write: (core, value) => this.interfaces[core]!.write(i, value),
      });
  }

  source(core: number, intid: number): Source {
    return intid < 32 ? this.#private[core]![intid]! : this.#shared[intid]!;
  }

  /** The interrupt that the core would take now; SPURIOUS when there is none. */
  signalled(core: number): number {
    this.source(core, MAINTENANCE).line = this.interfaces[core]!.wantsMaintenance();
    for (let intid = 0; intid < this.#shared.length; intid++) {
      const { enabled, pending, line, active, route } = this.source(core, intid);
      const isHere = intid < 32 || route === core;
      if (enabled && (pending || line) && !active && isHere) return intid;
    }
    return SPURIOUS;
  }

  isSignalled(core: number): boolean {
    return this.signalled(core) !== SPURIOUS;
  }

  #acknowledge(core: number): number {
    const intid = this.#taken[core]!.length > 0 ? SPURIOUS : this.signalled(core);
    if (intid === SPURIOUS) return intid;
    const source = this.source(core, intid);
    source.pending = false;
    source.active = true;
    this.#taken[core]!.push(intid);
    return intid;
  }

  #drop(core: number, intid: number): void {
    if (this.#taken[core]!.pop() !== intid)
      throw new Error(`end of ${intid}, which core ${core} did not take`);
  }

  deactivate(core: number, intid: number): void {
    const source = this.source(core, intid);
    if (!source.active) throw new Error(`${intid} was deactivated while it was not active`);
    source.active = false;
    source.deactivations += 1;
  }

  #sendSgi(value: bigint): void {
    const intid = Number((value >> 24n) & 0xfn);
    for (let core = 0; core < CORES; core++)
      if ((value & (1n << mpidrOf(core))) !== 0n) this.#private[core]![intid]!.pending = true;
  }

  #distributor(): Device {
    return {
      base: GICD,
      sizeBytes: 0x1_0000n,
      read: () => 0n,
      write: (offset, value) => {
        if (offset >= 0x6000) this.#shared[(offset - 0x6000) / 8]!.route = Number(value);
        else this.#writeBits((i) => this.#shared[i], offset, value);
      },
    };
  }

  #redistributors(): Device {
    return {
      base: GICR,
      sizeBytes: 0x2_0000n * BigInt(CORES),
      read: (offset) => (offset % 0x2_0000 === 0xc ? mpidrOf(Math.floor(offset / 0x2_0000)) : 0n),
      write: (offset, value) => {
        const frame = this.#private[Math.floor(offset / 0x2_0000)]!;
        if (offset % 0x2_0000 >= 0x1_0000) this.#writeBits((i) => frame[i], offset % 0x1_0000, value);
      },
    };
  }

  /** ISENABLER to ICACTIVER: the bits that are set change their interrupts. */
  #writeBits(find: (intid: number) => Source | undefined, offset: number, value: bigint): void {
    if (offset < 0x100 || offset >= 0x400) return;
    for (let bit = 0; bit < 32; bit++) {
      const source = find((offset % 0x80) * 8 + bit);
      if (source === undefined || ((value >> BigInt(bit)) & 1n) === 0n) continue;
      const family = offset & ~0x7f;
      if (family === 0x100 || family === 0x180) source.enabled = family === 0x100;
      if (family === 0x200 || family === 0x280) source.pending = family === 0x200;
      if (family === 0x300 || family === 0x380) source.active = family === 0x300;
    }
  }
}

/** List registers of one core, and what its guest does with them (IHI 0069, 4.8 and 12.4). */
class VirtualInterface {
  readonly #gic: Gic;
  readonly #core: number;
  readonly registers: ListRegister[];
  #control = 0n;
  /** Priorities of the interrupts in service, by time. */
  readonly #running: { intid: number; priority: number }[] = [];

  constructor(gic: Gic, core: number, count: number) {
    this.#gic = gic;
    this.#core = core;
    this.registers = Array.from({ length: count }, () => unpack(0n));
  }

  control(value: bigint): void {
    this.#control = value;
  }

  read(index: number): bigint {
    const { virtual, physical, priority, hardware, notifyEnd, group1, pending, active } =
      this.registers[index]!;
    const bit = (on: boolean, at: bigint) => (on ? 1n << at : 0n);
    const id = hardware ? BigInt(physical) << 32n : bit(notifyEnd, 41n);
    const state = bit(pending, 62n) | bit(active, 63n) | bit(hardware, 61n) | bit(group1, 60n);
    return BigInt(virtual) | id | (BigInt(priority) << 48n) | state;
  }

  write(index: number, value: bigint): void {
    this.registers[index] = unpack(value);
    const { virtual, pending, active, hardware } = this.registers[index]!;
    if (hardware && pending && active) throw new Error(`${virtual}: a hardware interrupt pending and active`);
    const twice = this.registers.some(
      (other, i) => i !== index && other.virtual === virtual && (other.pending || other.active),
    );
    if ((pending || active) && twice) throw new Error(`${virtual} is in two list registers`);
  }

  empty(): bigint {
    return this.registers.reduce((bits, lr, i) => (isFree(lr) ? bits | (1n << BigInt(i)) : bits), 0n);
  }

  wantsMaintenance(): boolean {
    const on = (bit: bigint) => (this.#control & bit) !== 0n;
    const used = this.registers.filter(({ pending, active }) => pending || active).length;
    const ended = this.registers.some((lr) => !lr.pending && !lr.active && !isFree(lr));
    const nonePending = !this.registers.some(({ pending }) => pending);
    return on(1n) && (ended || (on(2n) && used <= 1) || (on(8n) && nonePending));
  }

  /** The guest reads ICC_IAR; SPURIOUS when nothing is to be taken. */
  acknowledge(): number {
    const limit = Math.min(0x100, ...this.#running.map(({ priority }) => priority));
    const candidates = this.registers.filter(
      ({ pending, active, priority }) => pending && !active && priority < limit,
    );
    const [first] = candidates.sort((a, b) => a.priority - b.priority || a.virtual - b.virtual);
    if (first === undefined || (this.#control & 1n) === 0n) return SPURIOUS;
    first.pending = false;
    first.active = true;
    this.#running.push({ intid: first.virtual, priority: first.priority });
    return first.virtual;
  }

  /** Interrupts that the guest has taken and not ended; the last is to be ended first. */
  inService(): number[] {
    return this.#running.map(({ intid }) => intid);
  }

  /** The guest writes ICC_EOIR, EOImode 0: priority drop and deactivation. */
  end(): void {
    const { intid } = this.#running.pop()!;
    const found = this.registers.find(({ virtual, active }) => active && virtual === intid);
    // Deactivated by a write to ICACTIVER already.
    if (found === undefined) return;
    found.active = false;
    if (found.hardware) this.#gic.deactivate(this.#core, found.physical);
  }
}

const isFree = ({ pending, active, hardware, notifyEnd }: ListRegister) =>
  !pending && !active && (hardware || !notifyEnd);

function unpack(value: bigint): ListRegister {
  const bit = (at: bigint) => ((value >> at) & 1n) !== 0n;
  const hardware = bit(61n);
  return {
    virtual: Number(value & 0xffff_ffffn),
    physical: hardware ? Number((value >> 32n) & 0x3ffn) : 0,
    priority: Number((value >> 48n) & 0xffn),
    hardware,
    notifyEnd: !hardware && bit(41n),
    group1: bit(60n),
    pending: bit(62n),
    active: bit(63n),
  };
}
