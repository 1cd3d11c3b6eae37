/** Checks of the interrupts that channels raise. */
import type { u32 } from '@bulkhead/bare';
import {
  type ChannelEndRecord,
  InterruptMode,
  type InterruptRecord,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { GUEST_INTIDS, GUEST_UART_INTID } from '../../abi/platform.ts';
import { endOf } from '../configuration.ts';
import { isUart } from '../features.ts';

/** No earlier end of any channel has the interrupt: at a direct partition it is one of the board's. */
function isFreeOfChannels(configuration: RuntimeConfiguration, number: u32, intid: u32): boolean {
  for (let i: u32 = 0; i < number; i++) {
    if (endOf(configuration, i).intid === intid) return false;
  }
  return true;
}

function isFreeInGuest(partition: PartitionRecord, intid: u32): boolean {
  if (isUart(partition.consoleKind) && intid === GUEST_UART_INTID) return false;
  for (let i: u32 = 0; i < partition.interruptCount; i++) {
    const interrupt: InterruptRecord = partition.interrupts[i];
    if (interrupt.virtualIntid === intid) return false;
  }
  return true;
}

/** No device that is assigned, and not the console's UART, drives the line. */
function isFreeOnBoard(configuration: RuntimeConfiguration, intid: u32): boolean {
  const board = configuration.board;
  if (board.uartPa !== 0n && board.uartIntid === intid) return false;
  for (let i: u32 = 0; i < configuration.partitionCount; i++) {
    const partition: PartitionRecord = configuration.partitions[i];
    for (let j: u32 = 0; j < partition.interruptCount; j++) {
      const interrupt: InterruptRecord = partition.interrupts[j];
      if (interrupt.physicalIntid === intid) return false;
    }
  }
  return true;
}

/** The interrupt of an end is none, or an SPI that nothing else raises. */
export function validSignal(
  configuration: RuntimeConfiguration,
  number: u32,
  end: ChannelEndRecord,
): boolean {
  const intid = end.intid;
  if (intid === 0) return true;
  const partition: PartitionRecord = configuration.partitions[end.partition];
  const direct = partition.interruptMode === InterruptMode.Direct;
  return (
    intid >= 32 &&
    intid < GUEST_INTIDS &&
    isFreeOfChannels(configuration, number, intid) &&
    isFreeInGuest(partition, intid) &&
    (!direct || isFreeOnBoard(configuration, intid))
  );
}
