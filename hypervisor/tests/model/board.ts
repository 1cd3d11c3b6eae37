/** A board with one configuration, for tests that run the hypervisor's own files on the model. */
import { BoardRecord, ConsoleKind, RuntimeConfiguration } from '../../abi/configuration.ts';
import { HEALTH_ERRORS, HealthAction, HealthLog, NO_PARTITION } from '../../abi/health.ts';
import { GUEST_RAM } from '../../abi/platform.ts';
import { freshMachine, type Machine } from './machine.ts';

const IMAGE = 0x4020_0000n;
export const GICD = 0x0800_0000n;
export const GICR = 0x080a_0000n;
export const UART = 0x0900_0000n;
export const UART_INTID = 33;
export const CORES = 4;
export const mpidrOf = (core: number): bigint => BigInt(core);

export interface PlannedPartition {
  /** Board cores of its vCPUs. */
  readonly cores: readonly number[];
  readonly consoleKind?: ConsoleKind;
  /** Physical and virtual INTID of each device interrupt. */
  readonly interrupts?: readonly (readonly [physical: number, virtual: number])[];
}

/** A machine with a configuration that has these partitions. */
export function boardWith(partitions: readonly PlannedPartition[]): {
  machine: Machine;
  configuration: RuntimeConfiguration;
} {
  const machine = freshMachine();
  const configuration = new RuntimeConfiguration();
  configuration.board = board();
  configuration.partitionCount = partitions.length;
  for (const [index, planned] of partitions.entries()) {
    const record = configuration.partitions[index]!;
    record.ramIpa = record.entryIpa = GUEST_RAM;
    record.ramPa = 0x5000_0000n + BigInt(index) * 0x100_0000n;
    record.ramSizeBytes = 0x80_0000n;
    record.vcpuCount = planned.cores.length;
    for (let error = 0; error < HEALTH_ERRORS; error++) record.actions[error] = HealthAction.Halt;
    record.recovery.afterLimit = HealthAction.Halt;
    record.recovery.partition = NO_PARTITION;
    record.recovery.startsAtBoot = 1;
    for (const [vcpu, core] of planned.cores.entries()) record.vcpuCore[vcpu] = core;
    record.consoleKind = planned.consoleKind ?? ConsoleKind.Pl011;
    record.interruptCount = planned.interrupts?.length ?? 0;
    for (const [i, [physical, virtual]] of planned.interrupts?.entries() ?? []) {
      record.interrupts[i]!.physicalIntid = physical;
      record.interrupts[i]!.virtualIntid = virtual;
    }
  }
  machine.symbols.set('__image_end', machine.addressOf(configuration));
  // Behind the image, which has no bytes here.
  machine.symbols.set('__image_start', IMAGE);
  machine.place(new HealthLog(), IMAGE);
  machine.active.set('MPIDR_EL1', { read: mpidrOf });
  return { machine, configuration };
}

function board(): BoardRecord {
  const record = new BoardRecord();
  record.ramPa = 0x4000_0000n;
  record.ramSizeBytes = 0x4000_0000n;
  record.uartPa = UART;
  record.gicdPa = GICD;
  record.gicrPa = GICR;
  record.uartIntid = UART_INTID;
  record.coreCount = CORES;
  for (let core = 0; core < CORES; core++) record.mpidr[core] = mpidrOf(core);
  return record;
}
