/** The virtual interrupt controller after reset. */
import type { u32 } from '@bulkhead/bare';
import {
  GUEST_INTIDS,
  GUEST_PHYSICAL_TIMER_INTID,
  GUEST_VIRTUAL_TIMER_INTID,
} from '../../../abi/platform.ts';
import { type Partition, recordOf, type VirtualCpu } from '../../../core/partition.ts';
import { MAX_LIST_REGISTERS } from '../list-registers.unsafe.ts';
import { bitOf } from './select.ts';
import { EMPTY, type InterruptWord } from './state.ts';

/** SGIs are edge-triggered (IHI 0069, 2.2.1). */
const SGIS: u32 = 0xffff;

function clearWord(word: InterruptWord): void {
  word.enabled = 0;
  word.latched = 0;
  word.active = 0;
  word.group1 = 0;
  word.edge = 0;
  word.listed = 0;
  word.unpend = 0;
  word.deactivate = 0;
  word.hardware = 0;
}

/** The private interrupts of a vCPU: both timers are backed by the core's own. */
export function resetPrivate(vcpu: VirtualCpu): void {
  const word = vcpu.interrupts.word;
  clearWord(word);
  word.line = 0;
  word.edge = SGIS;
  word.hardware = bitOf(GUEST_VIRTUAL_TIMER_INTID) | bitOf(GUEST_PHYSICAL_TIMER_INTID);
  vcpu.interrupts.asleep = true;
  for (let i: u32 = 0; i < 32; i++) vcpu.interrupts.priority[i] = 0;
  for (let slot: u32 = 0; slot < MAX_LIST_REGISTERS; slot++) vcpu.interrupts.listRegister[slot] = EMPTY;
}

/** The shared interrupts; the lines of emulated devices keep their level. */
export function resetDistributor(partition: Partition): void {
  const state = partition.interrupts;
  state.control = 0;
  for (let index: u32 = 0; index < GUEST_INTIDS / 32; index++) clearWord(state.words[index]);
  for (let intid: u32 = 0; intid < GUEST_INTIDS; intid++) {
    state.priority[intid] = 0;
    state.route[intid] = 0;
    state.physical[intid] = 0;
  }
  const record = recordOf(partition);
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const virtual = record.interrupts[i].virtualIntid;
    state.physical[virtual] = record.interrupts[i].physicalIntid;
    state.words[virtual >>> 5].hardware |= bitOf(virtual);
  }
}
