/** Which interrupt a vCPU should take next: eligibility, priority and routing (IHI 0069, 4.8). */
import { countTrailingZeros, type u8, u32 } from '@bulkhead/bare';
import { GUEST_INTIDS } from '../../../abi/platform.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { CTLR_GROUP0, CTLR_GROUP1, EMPTY, type InterruptWord } from './state.ts';

const ALL: u32 = 0xffff_ffff;
const WORDS: u32 = GUEST_INTIDS / 32;

export function wordOf(partition: Partition, vcpu: VirtualCpu, intid: u32): InterruptWord {
  return intid < 32 ? vcpu.interrupts.word : partition.interrupts.words[intid >>> 5];
}

export function bitOf(intid: u32): u32 {
  const one: u32 = 1;
  return one << (intid & 31);
}

export function priorityOf(partition: Partition, vcpu: VirtualCpu, intid: u32): u8 {
  return intid < 32 ? vcpu.interrupts.priority[intid] : partition.interrupts.priority[intid];
}

/** The vCPU that takes an SPI; the partition has no such vCPU when the result is vcpuCount or more. */
export function targetOf(partition: Partition, intid: u32): u32 {
  return partition.interrupts.route[intid];
}

/** Pending interrupts of the word that may be signalled: enabled, in an enabled group, not in service. */
export function eligible(partition: Partition, word: InterruptWord): u32 {
  const control = partition.interrupts.control;
  const group1: u32 = (control & CTLR_GROUP1) !== 0 ? word.group1 : 0;
  const group0: u32 = (control & CTLR_GROUP0) !== 0 ? word.group1 ^ ALL : 0;
  const pending: u32 = word.latched | (word.line & (word.edge ^ ALL));
  return pending & word.enabled & (group0 | group1) & ((word.active | word.listed) ^ ALL);
}

/** The eligible interrupt of highest priority (lowest number, then lowest INTID); EMPTY when there is none. */
export function nextInterrupt(partition: Partition, vcpu: VirtualCpu): u32 {
  let best: u32 = EMPTY;
  let bestPriority: u32 = 0x100;
  for (let index: u32 = 0; index < WORDS; index++) {
    const word: InterruptWord = index === 0 ? vcpu.interrupts.word : partition.interrupts.words[index];
    let bits: u32 = eligible(partition, word);
    while (bits !== 0) {
      const intid: u32 = index * 32 + countTrailingZeros(bits);
      bits &= bits - 1;
      const priority = u32(priorityOf(partition, vcpu, intid));
      const mine = index === 0 || targetOf(partition, intid) === vcpu.index;
      if (mine && priority < bestPriority) {
        best = intid;
        bestPriority = priority;
      }
    }
  }
  return best;
}
