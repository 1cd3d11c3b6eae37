/**
 * A GICv2 as the hypervisor meets it (IHI 0048): the registers of the model of a GICv3, which have the same meaning, in
 * memory, and list registers in their 32-bit form, with the sender of an SGI.
 */
import type { BoardRecord } from '../../abi/configuration.ts';
import { CORES, GICD } from './board.ts';
import { Gic, type Source } from './gic.ts';
import type { Device, Machine } from './machine.ts';

export const GICC = 0x0801_0000n;
export const GICH = 0x0803_0000n;
const LR = 0x100;
const SGI_COUNT = 16;

/** GICH_LR<n> as ICH_LR<n>_EL2. */
function wide(value: number): bigint {
  const field = (high: number, low: number) => BigInt((value >>> low) & ((1 << (high - low + 1)) - 1));
  const hardware = field(31, 31);
  const physical = hardware === 1n ? field(19, 10) : field(19, 19) << 9n;
  const state = (field(29, 28) << 62n) | (hardware << 61n) | (field(30, 30) << 60n);
  return state | (field(27, 23) << 51n) | (physical << 32n) | field(9, 0);
}

function narrow(value: bigint, sender: number): bigint {
  const bits = (high: bigint, low: bigint) => (value >> low) & ((1n << (high - low + 1n)) - 1n);
  const hardware = bits(61n, 61n);
  const physical = hardware === 1n ? bits(41n, 32n) : (bits(41n, 41n) << 9n) | BigInt(sender);
  const state = (bits(63n, 62n) << 28n) | (hardware << 31n) | (bits(60n, 60n) << 30n);
  return state | (bits(55n, 51n) << 23n) | (physical << 10n) | bits(9n, 0n);
}

export class Gic2 {
  readonly #gic: Gic;
  readonly #machine: Machine;
  /** Bits 12:10 of each list register of each core. */
  readonly #senders = Array.from({ length: CORES }, () => Array.from({ length: 16 }, () => 0));

  constructor(machine: Machine, listRegisters: number, board: BoardRecord) {
    board.giccPa = GICC;
    board.gichPa = GICH;
    this.#machine = machine;
    machine.devices.push(this.#distributor(), this.#cpuInterface(), this.#virtualControl());
    this.#gic = new Gic(machine, listRegisters);
  }

  get interfaces(): Gic['interfaces'] {
    return this.#gic.interfaces;
  }

  source(core: number, intid: number): Source {
    return this.#gic.source(core, intid);
  }

  signalled(core: number): number {
    return this.#gic.signalled(core);
  }

  isSignalled(core: number): boolean {
    return this.#gic.isSignalled(core);
  }

  /** Who sent the SGI that the core's guest has in service. */
  sender(core: number, intid: number): number {
    const slot = this.interfaces[core]!.registers.findIndex(
      ({ virtual, active }) => active && virtual === intid,
    );
    return this.#senders[core]![slot]!;
  }

  #distributor(): Device {
    return {
      base: GICD,
      sizeBytes: 0x1000n,
      read: (offset, core) => (offset === 0x800 ? 1n << BigInt(core) : 0n),
      write: (offset, value, core) => {
        if (offset === 0xf00) this.#sendSgi(Number(value));
        else if (offset >= 0x820 && offset < 0xc00)
          this.source(core, offset - 0x800).route = Math.log2(Number(value));
        else this.#writeBits(offset, Number(value), core);
      },
    };
  }

  #sendSgi(value: number): void {
    for (let core = 0; core < CORES; core++)
      if (((value >>> (16 + core)) & 1) !== 0) this.source(core, value & 15).pending = true;
  }

  /** ISENABLER to ICACTIVER: the bits that are set change their interrupts; private ones are the core's own. */
  #writeBits(offset: number, value: number, core: number): void {
    if (offset < 0x100 || offset >= 0x400) return;
    const [family, first] = [offset & ~0x7f, (offset & 0x7f) * 8];
    for (let bit = 0; bit < 32 && first + bit < 1020; bit++) {
      if (((value >>> bit) & 1) === 0) continue;
      const source = this.source(core, first + bit);
      if (family === 0x100 || family === 0x180) source.enabled = family === 0x100;
      if (family === 0x200 || family === 0x280) source.pending = family === 0x200;
      if (family === 0x300 || family === 0x380) source.active = family === 0x300;
    }
  }

  #register(name: string, core: number, value?: bigint): bigint {
    if (value === undefined) return this.#machine.register(name, core);
    this.#machine.setRegister(name, value, core);
    return 0n;
  }

  /** An SGI of the hypervisor comes from core 1, so that its end must say so. */
  #cpuInterface(): Device {
    const FROM = 1n << 10n;
    const intid = (value: bigint) => {
      const isSgi = (value & 0x3ffn) < SGI_COUNT;
      if (isSgi !== ((value & FROM) !== 0n)) throw new Error(`the end of ${value} names another sender`);
      return value & 0x3ffn;
    };
    return {
      base: GICC,
      sizeBytes: 0x2000n,
      read: (offset, core) => {
        if (offset !== 0xc) return 0n;
        const taken = this.#register('ICC_IAR1_EL1', core);
        return taken < SGI_COUNT ? taken | FROM : taken;
      },
      write: (offset, value, core) => {
        if (offset === 0x10) this.#register('ICC_EOIR1_EL1', core, intid(value));
        if (offset === 0x1000) this.#register('ICC_DIR_EL1', core, intid(value));
      },
    };
  }

  #virtualControl(): Device {
    return {
      base: GICH,
      sizeBytes: 0x1000n,
      read: (offset, core) => {
        if (offset === 0x4) return this.#register('ICH_VTR_EL2', core);
        if (offset === 0x30) return this.#register('ICH_ELRSR_EL2', core);
        if (offset < LR) return 0n;
        const slot = (offset - LR) / 4;
        return narrow(this.#register(`ICH_LR${slot}_EL2`, core), this.#senders[core]![slot]!);
      },
      write: (offset, value, core) => {
        if (offset === 0) this.#register('ICH_HCR_EL2', core, value);
        if (offset < LR) return;
        const slot = (offset - LR) / 4;
        const isHardware = Number(value) >>> 31 === 1;
        this.#senders[core]![slot] = isHardware ? 0 : (Number(value) >>> 10) & 7;
        this.#register(`ICH_LR${slot}_EL2`, core, wide(Number(value)));
      },
    };
  }
}
