/** A partition on a board with a BCM2836: its guests' virtual CPU interfaces are emulated, too. */
import { GUEST_GICC } from '../../abi/platform.ts';
import type { Access } from '../../arch/aarch64/access.ts';
import { initializeCoreInterrupts, readPhysicalWord } from '../../arch/aarch64/bcm2836/driver.ts';
import { accessController } from '../../arch/aarch64/bcm2836/guest-view.ts';
import { readListRegister } from '../../arch/aarch64/bcm2836/list-registers.ts';
import type { Partition, VirtualCpu } from '../../core/partition.ts';
import { Bcm2836 } from './bcm2836.ts';
import { CORES } from './board.ts';
import type { Gic, Source } from './gic.ts';
import { GicV2Guest } from './gicv2-guest.ts';
import { DEVICE_INTERRUPTS } from './partition-bench.ts';
import type { Bench } from './vgic-pair.ts';

const [CTLR, PMR, IAR, EOIR] = [0, 0x4, 0xc, 0x10];
const LIST_REGISTERS = 4;
const ISACTIVER = 0x300;
const SPURIOUS = 1023;
const HCR_VI = 1n << 7n;
/** Both groups, and GICV_IAR gives both. */
const ALL_GROUPS = 7;

type Interface = Pick<Gic['interfaces'][number], 'acknowledge' | 'end' | 'inService' | 'registers'>;

/** What the tests ask of a line, whatever the hardware remembers of it. */
class Line {
  deactivations = 0;
  readonly #hardware: Bcm2836;
  readonly #intid: number;

  constructor(hardware: Bcm2836, intid: number) {
    this.#hardware = hardware;
    this.#intid = intid;
  }

  get pending(): boolean {
    return this.#hardware.lines.has(this.#intid);
  }
  set pending(high: boolean) {
    if (high) this.#hardware.lines.add(this.#intid);
    else this.#hardware.lines.delete(this.#intid);
  }
  get active(): boolean {
    return ((readPhysicalWord(0, ISACTIVER, this.#intid >>> 5) >>> (this.#intid & 31)) & 1) !== 0;
  }
}

export class Vgic36Bench extends GicV2Guest<Bcm2836 & Bench['gic']> implements Bench {
  readonly #senders = Array.from({ length: CORES }, () => 0);

  constructor(vcpuCount: number) {
    super(vcpuCount, LIST_REGISTERS, {
      makeGic: (machine, _, board) => Object.assign(new Bcm2836(machine, board), NO_GUESTS),
      initializeCoreInterrupts,
    });
    const lines = new Map(
      DEVICE_INTERRUPTS.map(([physical]) => [physical, new Line(this.gic, physical)] as const),
    );
    this.#countDeactivations([...lines.values()]);
    Object.assign(this.gic, {
      source: (_: number, intid: number) => lines.get(intid) as unknown as Source,
      interfaces: this.vcpus.map(({ core }) => this.#interface(core)),
    });
    for (const { core } of this.vcpus) {
      this.cpuInterface(core, PMR, 0xff);
      this.cpuInterface(core, CTLR, ALL_GROUPS);
    }
  }

  /** The guest on a core accesses its CPU interface. */
  cpuInterface(core: number, offset: number, value?: number): number {
    const carryOut = (partition: Partition, self: VirtualCpu, access: Access) => {
      accessController(partition, self, access, GUEST_GICC + BigInt(offset));
    };
    return this.access(core, 0, value, 4, carryOut);
  }

  /** Bits 12:10 of the last GICC_IAR. */
  sender(core: number): number {
    return this.#senders[core]!;
  }

  /** One is over when its line was in service before a write to the controller, and is not after it. */
  #countDeactivations(lines: readonly Line[]): void {
    let before = lines.map(({ active }) => active);
    this.gic.onWrite = () => {
      const after = lines.map(({ active }) => active);
      for (const [index, line] of lines.entries())
        if (before[index] && !after[index]) line.deactivations += 1;
      before = after;
    };
  }

  #interface(core: number): Interface {
    const running: number[] = [];
    const registers = () =>
      this.on(core, () =>
        Array.from({ length: LIST_REGISTERS }, (_, slot) => {
          const value = readListRegister(slot);
          return { pending: ((value >> 28n) & 1n) !== 0n, active: ((value >> 29n) & 1n) !== 0n };
        }),
      );
    return {
      get registers() {
        return registers() as Interface['registers'];
      },
      inService: () => running.map((identifier) => identifier & 0x3ff),
      acknowledge: () => {
        const isTold = (this.machine.register('HCR_EL2', core) & HCR_VI) !== 0n;
        const identifier = this.cpuInterface(core, IAR);
        const intid = identifier & 0x3ff;
        if (isTold !== (intid !== SPURIOUS)) throw new Error(`core ${core}: VI is ${isTold} for ${intid}`);
        if (intid === SPURIOUS) return intid;
        running.push(identifier);
        this.#senders[core] = (identifier >>> 10) & 7;
        // The driver of a device serves it: its line falls.
        for (const [physical, virtual] of DEVICE_INTERRUPTS)
          if (virtual === intid) this.gic.source(core, physical).pending = false;
        return intid;
      },
      end: () => {
        this.cpuInterface(core, EOIR, running.pop()!);
      },
    };
  }
}

const NO_GUESTS: Bench['gic'] = {
  interfaces: [],
  source: () => {
    throw new Error('there are no guests yet');
  },
};
