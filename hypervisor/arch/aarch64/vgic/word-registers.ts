/**
 * The registers that hold one bit for each interrupt (IHI 0069, 12.9 and 12.11): reads, writes, and what
 * a write means for list registers and for physical interrupts behind the virtual ones. Distributor
 * (words 1 to 8) and redistributor (word 0) share them, at the same offsets.
 */
import { countTrailingZeros, type u32 } from '@bulkhead/bare';
import { setPhysicalEnabled, setPhysicalPending } from '#gic/driver.ts';
import { isDirect, type Partition, type VirtualCpu } from '../../../core/partition.ts';
import { listedPending, observe } from './delivery.ts';
import { readDirectWord, writeDirectWord } from './direct.ts';
import { ICACTIVER, ICENABLER, ICPENDR, IGROUPR, ISACTIVER, ISENABLER, ISPENDR } from './families.ts';
import { physicalOf } from './listing.ts';
import { forgetTimers } from './ready-timers.ts';
import { tell } from './requests.ts';
import { TIMERS } from './reset.ts';
import { bitOf, levels, markBusy, targetOf, wordAt } from './select.ts';
import { reconsider } from './signals.ts';
import { TIMERS_CHANGED, type VirtualGic } from './state.ts';

/** Reads one register. `self` is the vCPU that asks; the others' list registers cannot be seen from here. */
export function readWord(
  partition: Partition,
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  family: u32,
  wordIndex: u32,
): u32 {
  const word = wordAt(gic, owner, wordIndex);
  switch (family) {
    case IGROUPR:
      return word.group1;
    case ISENABLER:
    case ICENABLER:
      return word.enabled;
    case ISPENDR:
    case ICPENDR:
      if (isDirect(partition)) return readDirectWord(owner, ISPENDR, wordIndex, word);
      return word.latched | levels(partition, word, wordIndex) | listedPending(gic, self, wordIndex);
    case ISACTIVER:
    case ICACTIVER:
      if (isDirect(partition)) return readDirectWord(owner, ISACTIVER, wordIndex, word);
      observe(gic, self);
      return word.active;
    default:
      return 0;
  }
}

function enable(
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  wordIndex: u32,
  bits: u32,
  on: boolean,
): void {
  const word = wordAt(gic, owner, wordIndex);
  if (on) word.enabled |= bits;
  else word.enabled &= ~bits;
  // Another vCPU may have the owner's core, and its timers: that core sees to it.
  if (wordIndex === 0 && self !== owner) tell(owner, TIMERS_CHANGED);
  if (wordIndex === 0) owner.interrupts.timersEnabled.store(word.enabled & TIMERS);
  if (wordIndex === 0 && self !== owner) return;
  let left: u32 = bits & word.hardware;
  while (left !== 0) {
    const intid: u32 = wordIndex * 32 + countTrailingZeros(left);
    setPhysicalEnabled(owner.core, physicalOf(gic, intid), on);
    left &= left - 1;
  }
}

function setPending(gic: VirtualGic, owner: VirtualCpu, wordIndex: u32, bits: u32): void {
  const word = wordAt(gic, owner, wordIndex);
  word.latched |= bits & ~word.hardware;
  markBusy(gic, wordIndex);
  let left: u32 = bits & word.hardware;
  while (left !== 0) {
    const intid: u32 = wordIndex * 32 + countTrailingZeros(left);
    setPhysicalPending(owner.core, physicalOf(gic, intid));
    left &= left - 1;
  }
}

function apply(
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  family: u32,
  wordIndex: u32,
  value: u32,
): void {
  const word = wordAt(gic, owner, wordIndex);
  switch (family) {
    case IGROUPR:
      word.group1 = value;
      break;
    case ISENABLER:
      enable(gic, self, owner, wordIndex, value, true);
      break;
    case ICENABLER:
      enable(gic, self, owner, wordIndex, value, false);
      break;
    case ISPENDR:
      setPending(gic, owner, wordIndex, value);
      break;
    case ICPENDR:
      word.latched &= ~(value & ~word.hardware);
      word.unpend |= value & word.listed;
      break;
    case ISACTIVER:
      word.active |= value & ~word.listed;
      break;
    case ICACTIVER:
      word.active &= ~value;
      word.deactivate |= value & word.listed;
      break;
    default:
      break;
  }
}

/** Tells every vCPU that the changed bits concern; each is told once. */
function announce(
  partition: Partition,
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  wordIndex: u32,
  bits: u32,
): void {
  let targets: u32 = wordIndex === 0 ? bitOf(owner.index) : 0;
  let left: u32 = wordIndex === 0 ? 0 : bits;
  while (left !== 0) {
    const target = targetOf(gic, wordIndex * 32 + countTrailingZeros(left));
    if (target < partition.vcpuCount) targets |= bitOf(target);
    left &= left - 1;
  }
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    if ((targets & bitOf(index)) !== 0) reconsider(partition, gic, index, self);
  }
}

/** Writes one register. Only interrupts that are pending, listed or active can change what a vCPU takes. */
export function writeWord(
  partition: Partition,
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  family: u32,
  wordIndex: u32,
  value: u32,
): void {
  const word = wordAt(gic, owner, wordIndex);
  if (isDirect(partition)) {
    writeDirectWord(partition, owner, family, wordIndex, word, value);
    return;
  }
  if (wordIndex === 0) forgetTimers(owner);
  // What becomes pending now is told from what this vCPU has acknowledged; another's list registers cannot be seen.
  if (family === ISPENDR && (value & word.listed) !== 0) observe(gic, self);
  apply(gic, self, owner, family, wordIndex, value);
  const concerned: u32 = word.latched | levels(partition, word, wordIndex) | word.listed | word.active;
  const changed: u32 = family === IGROUPR ? concerned : concerned & value;
  if (changed !== 0) announce(partition, gic, self, owner, wordIndex, changed);
}
