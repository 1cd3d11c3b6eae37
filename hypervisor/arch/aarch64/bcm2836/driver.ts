/**
 * Driver of a BCM2836: timers and mailboxes local to each core, and the peripherals' interrupts of a BCM2835, which all
 * go to the core of the console. What it cannot do, a distributor's other functions, is in `lines.ts` and
 * `private-lines.ts`. All interrupts arrive as IRQs, of which the hypervisor's own are taken first.
 */
import { countTrailingZeros, type u8, type u32 } from '@bulkhead/bare';
import type { DeviceAddress } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { writeDevice } from '../mmio.unsafe.ts';
import { ICACTIVER, ICENABLER, ICPENDR, ISACTIVER, ISENABLER, ISPENDR } from '../vgic/families.ts';
import { activeLines, initializeLines, setLineActive, setLineEnabled, setLineLatched } from './lines.ts';
import { initializeMailboxes, kick, lookForLatchedHere } from './mailboxes.ts';
import { ownCore } from './own-core.unsafe.ts';
import {
  activePrivate,
  initializePrivateLines,
  latchedPrivate,
  setPrivateActive,
  setPrivateEnabled,
  setPrivateLatched,
} from './private-lines.ts';
import { GPU_ROUTING, LOCAL_TIMER_CONTROL, PMU_ROUTING_CLEAR } from './registers.ts';

/** Interrupts of the hypervisor itself, by the numbers that they have with a GICv2. */
export const KICK_SGI: u32 = 15;
/** Never comes: whoever accesses the emulated CPU interface is at EL2 already (`guest-view.ts`). */
export const MAINTENANCE_INTID: u32 = 25;
export const HYPERVISOR_TIMER_INTID: u32 = 26;

const FIRST_SHARED: u32 = 32;
const ALL_CORES: u32 = 0xff;

/** Interrupts of partitions are not told from the hypervisor's own by their group. */
export function hasOwnGroup(): boolean {
  return false;
}

function local(): DeviceAddress {
  return packedConfiguration().board.giccPa;
}

/**
 * Once, by the first core: every line disabled and idle, and the console's core takes them.
 * @boot
 */
export function initializeDistributor(): void {
  initializeLines();
  writeDevice(local(), GPU_ROUTING, packedConfiguration().board.consoleCore);
  writeDevice(local(), PMU_ROUTING_CLEAR, ALL_CORES);
  writeDevice(local(), LOCAL_TIMER_CONTROL, 0);
}

/** The hypervisor's own have no priority of theirs. */
export function claimInterrupt(_intid: u32): void {}

/** On each core: its own timer and mailboxes are let through. False: it has another number than the configuration says. */
export function initializeCoreInterrupts(core: u32): boolean {
  if (core !== ownCore()) return false;
  initializePrivateLines();
  initializeMailboxes(core);
  return true;
}

/** Has another core leave its guest (or its sleep) and look around. */
export function kickCore(core: u32): void {
  kick(core);
}

function bitOf(intid: u32): u32 {
  const one: u32 = 1;
  return one << (intid & 31);
}

export function setPhysicalEnabled(_core: u32, intid: u32, on: boolean): void {
  if (intid >= FIRST_SHARED) setLineEnabled(intid, on);
  else writePrivate(on ? ISENABLER : ICENABLER, bitOf(intid));
}

export function setPhysicalPending(_core: u32, intid: u32): void {
  if (intid >= FIRST_SHARED) setLineLatched(intid, true);
  else writePrivate(ISPENDR, bitOf(intid));
}

/** Private interrupts are those of the core that asks. */
function writePrivate(family: u32, bits: u32): void {
  if (family === ISENABLER || family === ICENABLER) setPrivateEnabled(bits, family === ISENABLER);
  else if (family === ISPENDR || family === ICPENDR) setPrivateLatched(bits, family === ISPENDR);
  else setPrivateActive(bits, family === ISACTIVER);
  if (latchedPrivate() !== 0) lookForLatchedHere(ownCore());
}

function writeLine(family: u32, intid: u32): void {
  if (family === ISENABLER || family === ICENABLER) setLineEnabled(intid, family === ISENABLER);
  else if (family === ISPENDR || family === ICPENDR) setLineLatched(intid, family === ISPENDR);
  else setLineActive(intid, family === ISACTIVER);
}

/** A word with a bit for each interrupt: those in service. Nobody asks for another `family`. */
export function readPhysicalWord(_core: u32, family: u32, word: u32): u32 {
  if (family !== ISACTIVER) return 0;
  return word === 0 ? activePrivate() : activeLines(word - 1);
}

export function writePhysicalWord(_core: u32, family: u32, word: u32, bits: u32): void {
  if (word === 0) {
    if (bits !== 0) writePrivate(family, bits);
    return;
  }
  let left: u32 = bits;
  while (left !== 0) {
    writeLine(family, word * 32 + countTrailingZeros(left));
    left &= left - 1;
  }
}

/** Disabled, not pending, not active: the state in which a partition receives its interrupts. */
export function resetPhysical(core: u32, word: u32, bits: u32): void {
  writePhysicalWord(core, ICENABLER, word, bits);
  writePhysicalWord(core, ICPENDR, word, bits);
  writePhysicalWord(core, ICACTIVER, word, bits);
}

/** The controller knows no priorities. */
export function setPhysicalPriority(_core: u32, _intid: u32, _priority: u8): void {}

/** All lines go to one core, which passes on what is another's. */
export function routePhysical(_intid: u32, _core: u32): void {}
