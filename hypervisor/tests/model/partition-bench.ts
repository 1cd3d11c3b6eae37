/** A partition of several vCPUs on the model of a GIC, of either family, with what guests and hardware can do to it. */

import type { BoardRecord } from '../../abi/configuration.ts';
import { Access } from '../../arch/aarch64/access.ts';
import { resetPartitionDevices, startGuest } from '../../arch/aarch64/guest.ts';
import { drainInterrupts } from '../../arch/aarch64/interrupts.ts';
import { planInterrupts } from '../../arch/aarch64/vgic/planned.ts';
import { setLine } from '../../arch/aarch64/vgic/signals.ts';
import { initializeVirtualInterface } from '../../arch/aarch64/vgic/virtual-interface.ts';
import { type Cpu, cpus } from '../../core/cpu.ts';
import { Life, Partition, Power, type VirtualCpu } from '../../core/partition.ts';
import type { Resident } from '../../core/resident.ts';
import { Turnover } from '../../core/turnover-state.ts';
import { boardWith } from './board.ts';
import type { Gic } from './gic.ts';
import type { Machine } from './machine.ts';

export const DEVICE_INTERRUPTS: readonly (readonly [physical: number, virtual: number])[] = [
  [40, 50],
  [41, 51],
];
/** Exits in a row after which a core has hung. */
const STORM = 100;

/** What the families differ in. */
export interface Family<Hardware> {
  /** The controller's own state, once the board's record names its registers. */
  makeGic(machine: Machine, listRegisters: number, board: BoardRecord): Hardware;
  initializeCoreInterrupts(core: number): boolean;
}

export class PartitionBench<Hardware extends Pick<Gic, 'signalled' | 'isSignalled'>> {
  readonly deviceInterrupts = DEVICE_INTERRUPTS;
  readonly machine: Machine;
  readonly gic: Hardware;
  readonly partition = new Partition();
  readonly vcpus: VirtualCpu[];

  constructor(vcpuCount: number, listRegisters: number, family: Family<Hardware>) {
    const cores = Array.from({ length: vcpuCount }, (_, core) => core);
    const { machine, configuration } = boardWith([{ cores, interrupts: DEVICE_INTERRUPTS }]);
    this.machine = machine;
    planInterrupts(this.partition, configuration);
    this.gic = family.makeGic(machine, listRegisters, configuration.board);
    this.on(0, initializeVirtualInterface);
    this.partition.vcpuCount = vcpuCount;
    this.partition.life.store(Life.Running);
    this.vcpus = [...this.partition.vcpus].slice(0, vcpuCount);
    for (const core of cores) {
      const vcpu = this.vcpus[core]!;
      Object.assign(vcpu, { index: core, core });
      vcpu.power.store(Power.On);
      Object.assign(this.#cpu(core), {
        core,
        loaded: null,
        partition: null,
        vcpu: null,
        residentCount: 1,
        window: this.resident(core),
      });
      Object.assign(this.resident(core), {
        partition: this.partition,
        vcpu,
        entered: false,
        turnover: new Turnover(),
      });
      this.on(core, () => family.initializeCoreInterrupts(core));
    }
    this.on(0, () => resetPartitionDevices(this.partition));
    for (const core of cores)
      this.on(core, () =>
        startGuest(this.#cpu(core), this.resident(core), this.partition, this.vcpus[core]!),
      );
  }

  /** The only vCPU of a core. */
  resident(core: number): Resident {
    return this.#cpu(core).residents[0]!;
  }

  /** The input of an emulated device changes; a vCPU's own core or another part of the hypervisor sees to it. */
  setLine(core: number, intid: number, high: boolean, isOwn: boolean): void {
    this.on(core, () => setLine(this.partition, intid, high, isOwn ? this.vcpus[core]! : null));
  }

  /** The core takes the physical interrupts that are signalled. */
  takeInterrupts(core: number): void {
    for (let exits = 0; this.gic.isSignalled(core); exits++) {
      if (exits === STORM)
        throw new Error(`core ${core} takes interrupt ${this.gic.signalled(core)} for ever`);
      this.on(core, () => drainInterrupts(this.#cpu(core)));
    }
  }

  /** Every core, until nothing is signalled. */
  settle(): void {
    for (let rounds = 0; this.vcpus.some(({ core }) => this.gic.isSignalled(core)); rounds++) {
      if (rounds === STORM) throw new Error('the cores interrupt each other for ever');
      for (const { core } of this.vcpus) this.takeInterrupts(core);
    }
  }

  #cpu(core: number): Cpu {
    return cpus.of(core);
  }

  protected access(
    core: number,
    offset: number,
    value: number | undefined,
    sizeBytes: number,
    carryOut: (partition: Partition, self: VirtualCpu, access: Access) => void,
  ): number {
    const access = new Access();
    Object.assign(access, {
      offset,
      sizeBytes,
      write: value !== undefined,
      value: BigInt((value ?? 0) >>> 0),
    });
    this.on(core, () => carryOut(this.partition, this.vcpus[core]!, access));
    return Number(access.value);
  }

  protected on<T>(core: number, act: () => T): T {
    this.machine.core = core;
    return act();
  }
}
