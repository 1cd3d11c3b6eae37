/**
 * SGIs: each is pending once for each vCPU that sent it (IHI 0048, 4.1.4), and the guest learns who did. The sources of
 * each are here; the interrupt's own bit says that there are some. A list register has room for one source: the others
 * wait for its end, of which a maintenance interrupt tells.
 */
import { type Atomic, countTrailingZeros, type u32, type u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { InterruptWord } from '../vgic/state.ts';
import { SoftwareListRegister } from './list-register.ts';

const SGI_COUNT = 16;
const SGIS: u32 = 0xffff;

function bit(n: u32): u32 {
  const one: u32 = 1;
  return one << n;
}

/** Sources of four SGIs share a word. */
function wordOf(vcpu: VirtualCpu, intid: u32): Atomic<u32> {
  return vcpu.interrupts.sources[intid >>> 2];
}

function shiftOf(intid: u32): u32 {
  return (intid & 3) * 8;
}

/** A bit for each vCPU from which the SGI is pending and not listed. */
export function sourcesOf(vcpu: VirtualCpu, intid: u32): u32 {
  return (wordOf(vcpu, intid).load() >>> shiftOf(intid)) & 0xff;
}

/** As after reset; SGIs are enabled, and stay so (4.3.5 leaves it open). */
export function resetFamily(vcpu: VirtualCpu, word: InterruptWord): void {
  for (let i: u32 = 0; i < 4; i++) vcpu.interrupts.sources[i].store(0);
  word.enabled |= SGIS;
}

/** Adds sources of an SGI. */
export function addSources(vcpu: VirtualCpu, intid: u32, sources: u32): void {
  const word = wordOf(vcpu, intid);
  const bits: u32 = sources << shiftOf(intid);
  let seen: u32 = word.load();
  let found: u32 = word.compareExchange(seen, seen | bits);
  while (found !== seen) {
    seen = found;
    found = word.compareExchange(seen, seen | bits);
  }
}

/** Removes sources of an SGI. On the vCPU's core, lock held. */
export function removeSources(vcpu: VirtualCpu, intid: u32, sources: u32): void {
  const word = wordOf(vcpu, intid);
  const bits: u32 = sources << shiftOf(intid);
  let seen: u32 = word.load();
  let found: u32 = word.compareExchange(seen, seen & ~bits);
  while (found !== seen) {
    seen = found;
    found = word.compareExchange(seen, seen & ~bits);
  }
}

/** Before a vCPU of the partition is told that `source` sent it the SGI. */
export function noteSource(partition: Partition, target: u32, source: u32, intid: u32): void {
  addSources(partition.vcpus[target], intid, bit(source));
}

/** Those of the requested SGIs that are still to be delivered: the others were listed with an earlier request. */
export function stillSent(vcpu: VirtualCpu, sgis: u32): u32 {
  let sent: u32 = 0;
  let left: u32 = sgis;
  while (left !== 0) {
    const intid = countTrailingZeros(left);
    left &= left - 1;
    if (sourcesOf(vcpu, intid) !== 0) sent |= bit(intid);
  }
  return sent;
}

/** Sources that still wait keep the SGI pending, and are listed when the one before has ended. */
export function awaitingOthers(vcpu: VirtualCpu, word: InterruptWord, intid: u32, value: u64): u64 {
  if (intid >= SGI_COUNT || sourcesOf(vcpu, intid) === 0) return value;
  word.latched |= bit(intid);
  return SoftwareListRegister.with(value, { eoi: true });
}

/** The list register of a pending interrupt that is about to be listed as `value`: an SGI comes from its first source. */
export function fromSource(vcpu: VirtualCpu, word: InterruptWord, intid: u32, value: u64): u64 {
  if (intid >= SGI_COUNT) return value;
  const source: u32 = countTrailingZeros(sourcesOf(vcpu, intid)) & 7;
  removeSources(vcpu, intid, bit(source));
  return awaitingOthers(vcpu, word, intid, SoftwareListRegister.with(value, { source }));
}

/** A pending interrupt is withdrawn from the list register `value`. */
export function giveBack(vcpu: VirtualCpu, intid: u32, value: u64): void {
  if (intid < SGI_COUNT) addSources(vcpu, intid, bit(SoftwareListRegister.source(value)));
}

/** Whether one that is pending again may join itself in the list register `value`, which is in service: from the same source. */
export function joins(vcpu: VirtualCpu, intid: u32, value: u64): boolean {
  if (intid >= SGI_COUNT) return true;
  const same = bit(SoftwareListRegister.source(value));
  if ((sourcesOf(vcpu, intid) & same) === 0) return false;
  removeSources(vcpu, intid, same);
  return true;
}
