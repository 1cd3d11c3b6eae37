/** What the configuration says of interrupts, brought at boot into the form in which exits need it. */
import { type Fixed, fixed, truncateU16, type u16, u32 } from '@bulkhead/bare';
import type { PartitionRecord, RuntimeConfiguration } from '../../../abi/configuration.ts';
import { GUEST_UART_INTID, GUEST_WATCHDOG_INTID } from '../../../abi/platform.ts';
import { endOf } from '../../../core/configuration.ts';
import { hasWatchdogs, isUart } from '../../../core/features.ts';
import type { Partition } from '../../../core/partition.ts';

/** Of each physical interrupt: the partition's number above the virtual INTID; 0 when it is nobody's. */
const owners: Fixed<u16, 1020> = fixed(1020, 0);
const PARTITION_SHIFT: u32 = 10;
const INTID_MASK: u32 = 0x3ff;

/** Who owns a physical SPI; NOBODY, or what `partitionOf` and `virtualOf` take apart. */
export function ownerOf(physical: u32): u32 {
  return u32(owners[physical]);
}

export const NOBODY: u32 = 0;

export function partitionOf(owner: u32): u32 {
  return owner >>> PARTITION_SHIFT;
}

export function virtualOf(owner: u32): u32 {
  return owner & INTID_MASK;
}

/** INTIDs of a virtual GIC in which `highest` exists: the register for it holds 32. */
function rounded(highest: u32): u32 {
  return (highest | 31) + 1;
}

/** @boot */
function extend(partition: Partition, intid: u32): void {
  if (intid >= partition.interrupts.intids) partition.interrupts.intids = rounded(intid);
}

/** @boot */
function planDevices(partition: Partition, record: PartitionRecord): void {
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const interrupt = record.interrupts[i];
    extend(partition, interrupt.virtualIntid);
    owners[interrupt.physicalIntid] = truncateU16(
      (partition.index << PARTITION_SHIFT) | interrupt.virtualIntid,
    );
  }
}

/** @boot */
function planChannels(partition: Partition, configuration: RuntimeConfiguration): void {
  for (let i: u32 = 0; i < configuration.channelCount * 2; i++) {
    const end = endOf(configuration, i);
    if (end.partition === partition.index) extend(partition, end.intid);
  }
}

/**
 * Gives the partition a virtual GIC that is as small as its interrupts allow: a guest sets each of them up at its
 * start.
 * @boot
 */
export function planInterrupts(partition: Partition, configuration: RuntimeConfiguration): void {
  const record = configuration.partitions[partition.index];
  partition.interrupts.intids = 64;
  if (isUart(record.consoleKind)) extend(partition, GUEST_UART_INTID);
  if (hasWatchdogs() && record.recovery.watchdogDevice !== 0) extend(partition, GUEST_WATCHDOG_INTID);
  planDevices(partition, record);
  planChannels(partition, configuration);
}
