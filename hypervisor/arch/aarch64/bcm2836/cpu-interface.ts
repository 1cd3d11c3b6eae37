/** What a GIC's CPU interface would do for the core: takes interrupts, and ends them. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice } from '../mmio.unsafe.ts';
import { ICACTIVER } from '../vgic/families.ts';
import { HYPERVISOR_TIMER_INTID, KICK_SGI, writePhysicalWord } from './driver.ts';
import { NO_LINE, takeLine } from './lines.ts';
import { lookForLatchedHere, takeKick, takeLatched } from './mailboxes.ts';
import { dataBarrier, ownCore } from './own-core.unsafe.ts';
import { latchedPrivate, takeTimer } from './private-lines.ts';
import { IRQ_SOURCE, SOURCE_CNTHP, SOURCE_GPU, SOURCE_KICK, SOURCE_LATCHED } from './registers.ts';

/** The highest pending interrupt of this core, the hypervisor's own first; a line and a timer are then in service. */
function take(core: u32, source: u32): u32 {
  if ((source & SOURCE_KICK) !== 0) {
    takeKick(core);
    return KICK_SGI;
  }
  if ((source & SOURCE_CNTHP) !== 0) return HYPERVISOR_TIMER_INTID;
  if ((source & SOURCE_LATCHED) !== 0) takeLatched(core);
  const timer = takeTimer(source);
  // What is left of those made pending by a write is looked for again.
  if ((source & SOURCE_LATCHED) !== 0 && (timer !== 0 || latchedPrivate() !== 0)) lookForLatchedHere(core);
  if (timer !== 0) return timer;
  const mayHave = core === packedConfiguration().board.consoleCore;
  if (!mayHave || (source & (SOURCE_GPU | SOURCE_LATCHED)) === 0) return NO_LINE;
  const line = takeLine();
  if ((source & SOURCE_LATCHED) !== 0 && line !== NO_LINE) lookForLatchedHere(core);
  return line;
}

/** What its end is told: its number. */
export function acknowledgeInterrupt(): u64 {
  const core = ownCore();
  const source: u32 = readDevice(packedConfiguration().board.giccPa, IRQ_SOURCE + u64(core) * 4n);
  const intid = take(core, source);
  dataBarrier();
  return u64(intid);
}

/** All arrive as IRQs. */
export function acknowledgeFastInterrupt(): u64 {
  return u64(NO_LINE);
}

/** There is no running priority to drop. */
export function writeEndOfInterrupt(_acknowledged: u64): void {}

/** Never called: nothing is acknowledged there. */
export function writeFastEndOfInterrupt(_acknowledged: u64): void {}

/** A line or a timer is let through again. */
export function writeDeactivate(acknowledged: u64): void {
  const intid: u32 = truncateU32(acknowledged);
  const one: u32 = 1;
  if (intid < 1020) writePhysicalWord(ownCore(), ICACTIVER, intid >>> 5, one << (intid & 31));
}
