/** Which interrupt a vCPU should take next: eligibility, priority and routing (IHI 0069, 4.8). */
import { countTrailingZeros, type u8, u32 } from '@bulkhead/bare';
import { targetOfRoute } from '#gic/routes.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { CTLR_GROUP0, CTLR_GROUP1, EMPTY, type InterruptWord, type VirtualGic } from './state.ts';

const ALL: u32 = 0xffff_ffff;

/** One word of the partition: word 0 belongs to `owner`, the others to no vCPU in particular. */
export function wordAt(gic: VirtualGic, owner: VirtualCpu, wordIndex: u32): InterruptWord {
  return wordIndex === 0 ? gic.privates[owner.index].word : gic.words[wordIndex];
}

export function wordOf(gic: VirtualGic, vcpu: VirtualCpu, intid: u32): InterruptWord {
  return wordAt(gic, vcpu, intid >>> 5);
}

export function bitOf(intid: u32): u32 {
  const one: u32 = 1;
  return one << (intid & 31);
}

export function priorityOf(gic: VirtualGic, vcpu: VirtualCpu, intid: u32): u8 {
  return intid < 32 ? gic.privates[vcpu.index].priority[intid] : gic.priority[intid];
}

/** The vCPU that takes an SPI; the partition has no such vCPU when the result is vcpuCount or more. */
export function targetOf(gic: VirtualGic, intid: u32): u32 {
  return targetOfRoute(gic.route[intid]);
}

export function isMine(gic: VirtualGic, vcpu: VirtualCpu, intid: u32): boolean {
  return intid < 32 || targetOf(gic, intid) === vcpu.index;
}

/** Something of the word has become pending: `nextInterrupt` is to look at it. */
export function markBusy(gic: VirtualGic, wordIndex: u32): void {
  gic.busy |= bitOf(wordIndex);
}

/** The levels of a word that make interrupts pending. */
export function levels(partition: Partition, word: InterruptWord, wordIndex: u32): u32 {
  return partition.interrupts.lines[wordIndex].loadRelaxed() & (word.edge ^ ALL);
}

/** Interrupts of the word that are enabled, in an enabled group. */
export function enabledOf(partition: Partition, word: InterruptWord): u32 {
  const control = partition.interrupts.control.loadRelaxed();
  const group1: u32 = (control & CTLR_GROUP1) !== 0 ? word.group1 : 0;
  const group0: u32 = (control & CTLR_GROUP0) !== 0 ? word.group1 ^ ALL : 0;
  return word.enabled & (group0 | group1);
}

/** Pending interrupts of the word that may be signalled: enabled, in an enabled group, not in service. */
export function eligible(partition: Partition, word: InterruptWord, wordIndex: u32): u32 {
  const pending: u32 = word.latched | levels(partition, word, wordIndex);
  return pending & enabledOf(partition, word) & ((word.active | word.listed) ^ ALL);
}

/** True for an interrupt that may be signalled now. */
export function isEligible(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu, intid: u32): boolean {
  const word = wordOf(gic, vcpu, intid);
  return (eligible(partition, word, intid >>> 5) & bitOf(intid)) !== 0;
}

/** The eligible interrupt of highest priority (lowest number, then lowest INTID); EMPTY when there is none. */
export function nextInterrupt(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu): u32 {
  let best: u32 = EMPTY;
  let bestPriority: u32 = 0x100;
  let words: u32 = gic.busy | 1;
  while (words !== 0) {
    const index: u32 = countTrailingZeros(words);
    words &= words - 1;
    const word = wordAt(gic, vcpu, index);
    if ((word.latched | partition.interrupts.lines[index].loadRelaxed()) === 0) {
      gic.busy &= ~bitOf(index);
      continue;
    }
    let bits: u32 = eligible(partition, word, index);
    while (bits !== 0) {
      const intid: u32 = index * 32 + countTrailingZeros(bits);
      bits &= bits - 1;
      const priority = u32(priorityOf(gic, vcpu, intid));
      if (priority < bestPriority && isMine(gic, vcpu, intid)) {
        best = intid;
        bestPriority = priority;
      }
    }
  }
  return best;
}
