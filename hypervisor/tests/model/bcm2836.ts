/**
 * A BCM2836 with the interrupt controller of a BCM2835, as the hypervisor meets them ("BCM2836 ARM-local peripherals",
 * "BCM2835 ARM Peripherals", section 7): lines and mailboxes, and nothing that remembers.
 */
import type { BoardRecord } from '../../abi/configuration.ts';
import { CORES } from './board.ts';
import type { Device, Machine } from './machine.ts';

export const PERIPHERALS = 0x3e00_0000n;
export const LOCAL = 0x3d00_0000n;
const WORDS = 3;
/** Of a word: its pending, enable and disable register. */
const PENDING = [0x204, 0x208, 0x200];
const ENABLE = [0x210, 0x214, 0x218];
const DISABLE = [0x21c, 0x220, 0x224];
const MAILBOXES = 4;

export class Bcm2836 {
  /** Levels of the timers, by core, as bits of IRQ_SOURCE. */
  readonly timers = Array.from({ length: CORES }, () => 0);
  /** Levels of the peripherals, by INTID. */
  readonly lines = new Set<number>();
  readonly enabled = Array.from({ length: WORDS }, () => 0);
  readonly timerControl = Array.from({ length: CORES }, () => 0);
  /** The core that takes the peripherals' interrupts. */
  routing = 0;
  /** Before and after each write to the BCM2835's controller: what another core does meanwhile. */
  beforeWrite: () => void = () => {};
  onWrite: () => void = () => {};
  readonly #mailboxes = Array.from({ length: CORES }, () => Array.from({ length: MAILBOXES }, () => 0));
  readonly #mailboxControl = Array.from({ length: CORES }, () => 0);

  constructor(machine: Machine, board: BoardRecord) {
    board.gicdPa = PERIPHERALS;
    board.giccPa = LOCAL;
    machine.devices.push(this.#local(), this.#controller());
  }

  /** IRQ_SOURCE. */
  signalled(core: number): number {
    const mailboxes = this.#mailboxes[core]!.reduce(
      (bits, value, mailbox) => (value === 0 ? bits : bits | (1 << (4 + mailbox))),
      0,
    );
    const interrupting = (this.#mailboxControl[core]! & 15) << 4;
    const timers = this.timers[core]! & this.timerControl[core]!;
    const isAsserted = this.enabled.some((_, word) => (this.#pending(word) & this.enabled[word]!) !== 0);
    const gpu = core === this.routing && isAsserted ? 1 << 8 : 0;
    return (mailboxes & interrupting) | timers | gpu;
  }

  isSignalled(core: number): boolean {
    return this.signalled(core) !== 0;
  }

  isEnabled(intid: number): boolean {
    return ((this.enabled[(intid - 32) >>> 5]! >>> (intid & 31)) & 1) !== 0;
  }

  #pending(word: number): number {
    let bits = 0;
    for (const intid of this.lines) if ((intid - 32) >>> 5 === word) bits |= 1 << (intid & 31);
    return bits;
  }

  #local(): Device {
    return {
      base: LOCAL,
      sizeBytes: 0x1000n,
      read: (offset) => {
        if (offset >= 0x60 && offset < 0x70) return BigInt(this.signalled((offset - 0x60) / 4));
        if (offset >= 0xc0 && offset < 0x100)
          return BigInt(this.#mailboxes[(offset - 0xc0) >>> 4]![(offset & 15) >>> 2]!);
        return 0n;
      },
      write: (offset, wide) => {
        const value = Number(wide);
        if (offset === 0xc) this.routing = value & 3;
        else if (offset >= 0x40 && offset < 0x50) this.timerControl[(offset - 0x40) / 4] = value;
        else if (offset >= 0x50 && offset < 0x60) this.#mailboxControl[(offset - 0x50) / 4] = value;
        else if (offset >= 0x80 && offset < 0xc0)
          this.#mailboxes[(offset - 0x80) >>> 4]![(offset & 15) >>> 2]! |= value;
        else if (offset >= 0xc0 && offset < 0x100)
          this.#mailboxes[(offset - 0xc0) >>> 4]![(offset & 15) >>> 2]! &= ~value;
      },
    };
  }

  #controller(): Device {
    return {
      base: PERIPHERALS + 0xb000n,
      sizeBytes: 0x1000n,
      read: (offset) => {
        const word = PENDING.indexOf(offset);
        return word < 0 ? 0n : BigInt((this.#pending(word) & this.enabled[word]!) >>> 0);
      },
      write: (offset, value) => {
        this.beforeWrite();
        const on = ENABLE.indexOf(offset);
        const off = DISABLE.indexOf(offset);
        if (on >= 0) this.enabled[on]! |= Number(value);
        if (off >= 0) this.enabled[off]! &= ~Number(value);
        this.onWrite();
      },
    };
  }
}
