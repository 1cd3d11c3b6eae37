/**
 * The interrupt controller of a partition whose interrupts reach it directly: its registers are the board's, as
 * far as the interrupts are its own. The words of `state.ts` keep what the guest wrote; `hardware` marks what it
 * owns, and nothing is ever listed. The distributor's lock is held.
 */
import { countTrailingZeros, type u8, type u32 } from '@bulkhead/bare';
import {
  KICK_SGI,
  readPhysicalWord,
  resetPhysical,
  setPhysicalEnabled,
  setPhysicalPriority,
  writePhysicalWord,
} from '#gic/driver.ts';
import { MAX_PORTS } from '../../../abi/configuration.ts';
import { GUEST_INTIDS } from '../../../abi/platform.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { ICACTIVER, ICENABLER, ICPENDR, IGROUPR, ISACTIVER, ISENABLER, ISPENDR } from './families.ts';
import { bitOf, targetOf, wordAt } from './select.ts';
import { CTLR_GROUP1, type InterruptWord, type VirtualGic } from './state.ts';

const WORDS: u32 = GUEST_INTIDS / 32;

/** SGIs that a guest may use: the hypervisor kicks cores by the last one. */
export const DIRECT_SGIS: u32 = (1 << KICK_SGI) - 1;

/** Only Group 1 reaches a guest directly; Group 0 is the hypervisor's. */
function wanted(partition: Partition, word: InterruptWord): u32 {
  if ((partition.interrupts.control.loadRelaxed() & CTLR_GROUP1) === 0) return 0;
  return word.enabled & word.group1 & word.hardware;
}

/** Whether the guest's settings together let an interrupt of its own through. */
export function isWanted(partition: Partition, word: InterruptWord, intid: u32): boolean {
  return (wanted(partition, word) & bitOf(intid)) !== 0;
}

/** Makes the board's enable bits those that the guest's settings together mean. */
function enableWanted(partition: Partition, core: u32, wordIndex: u32, word: InterruptWord): void {
  const on = wanted(partition, word);
  writePhysicalWord(core, ICENABLER, wordIndex, word.hardware & ~on);
  writePhysicalWord(core, ISENABLER, wordIndex, on);
}

/** After a change of GICD_CTLR. */
export function enableAllWanted(partition: Partition, gic: VirtualGic): void {
  for (let i: u32 = 0; i < partition.vcpuCount; i++) {
    const vcpu = partition.vcpus[i];
    enableWanted(partition, vcpu.core, 0, wordAt(gic, vcpu, 0));
  }
  for (let index: u32 = 1; index < WORDS; index++) {
    enableWanted(partition, 0, index, gic.words[index]);
  }
}

/** Pending and active bits are the board's. */
export function readDirectWord(owner: VirtualCpu, family: u32, wordIndex: u32, word: InterruptWord): u32 {
  return readPhysicalWord(owner.core, family, wordIndex) & word.hardware;
}

/** One of the registers with a bit for each interrupt. */
export function writeDirectWord(
  partition: Partition,
  owner: VirtualCpu,
  family: u32,
  wordIndex: u32,
  word: InterruptWord,
  value: u32,
): void {
  const own: u32 = value & word.hardware;
  switch (family) {
    case IGROUPR:
      word.group1 = value;
      enableWanted(partition, owner.core, wordIndex, word);
      break;
    case ISENABLER:
      word.enabled |= value;
      writePhysicalWord(owner.core, ISENABLER, wordIndex, own & wanted(partition, word));
      break;
    case ICENABLER:
      word.enabled &= ~value;
      writePhysicalWord(owner.core, ICENABLER, wordIndex, own);
      break;
    case ISPENDR:
    case ICPENDR:
    case ISACTIVER:
    case ICACTIVER:
      writePhysicalWord(owner.core, family, wordIndex, own);
      break;
    default:
      break;
  }
}

/** A priority that the guest has written. */
export function writeDirectPriority(owner: VirtualCpu, word: InterruptWord, intid: u32, priority: u8): void {
  if (((word.hardware >>> (intid & 31)) & 1) !== 0) setPhysicalPriority(owner.core, intid, priority);
}

/** The private interrupts of a core whose vCPU starts: idle, with the settings that the guest has made. */
export function startDirect(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu): void {
  const own = gic.privates[vcpu.index];
  const word = own.word;
  resetPhysical(vcpu.core, 0, word.hardware);
  let left: u32 = word.hardware;
  while (left !== 0) {
    const intid: u32 = countTrailingZeros(left);
    setPhysicalPriority(vcpu.core, intid, own.priority[intid]);
    left &= left - 1;
  }
  enableWanted(partition, vcpu.core, 0, word);
  for (let port: u32 = 0; port < MAX_PORTS; port++) {
    startSignal(partition, gic, vcpu, partition.ports[port].intid);
  }
}

/** A signal that came while the vCPU was off was turned off, and waits: on again. */
function startSignal(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, intid: u32): void {
  if (intid === 0 || targetOf(gic, intid) !== vcpu.index) return;
  if (isWanted(partition, gic.words[intid >>> 5], intid)) setPhysicalEnabled(vcpu.core, intid, true);
}

/** None of the core's private interrupts reaches anyone. */
export function stopDirect(gic: VirtualGic, vcpu: VirtualCpu): void {
  writePhysicalWord(vcpu.core, ICENABLER, 0, wordAt(gic, vcpu, 0).hardware);
}
