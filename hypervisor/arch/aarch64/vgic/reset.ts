/** The virtual interrupt controller after reset. */
import type { u32 } from '@bulkhead/bare';
import {
  GUEST_INTIDS,
  GUEST_PHYSICAL_TIMER_INTID,
  GUEST_VIRTUAL_TIMER_INTID,
} from '../../../abi/platform.ts';
import { type Partition, recordOf, type VirtualCpu } from '../../../core/partition.ts';
import { resetPhysical, setPhysicalEnabled } from '../../../platform/gicv3.ts';
import { MAX_LIST_REGISTERS } from '../list-registers.unsafe.ts';
import { DIRECT_SGIS } from './direct.ts';
import { bitOf, targetOf } from './select.ts';
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

/** PPIs that the core's own timers back. */
const TIMERS: u32 = (1 << GUEST_VIRTUAL_TIMER_INTID) | (1 << GUEST_PHYSICAL_TIMER_INTID);

/** The private interrupts of a vCPU. They outlive CPU_OFF and CPU_ON, as a redistributor's do. */
export function resetPrivate(vcpu: VirtualCpu, direct: boolean): void {
  const word = vcpu.interrupts.word;
  clearWord(word);
  word.line = 0;
  word.edge = SGIS;
  word.hardware = direct ? TIMERS | DIRECT_SGIS : TIMERS;
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

/** The timers of a core whose vCPU starts: off, and their interrupts enabled as the vCPU's redistributor says. */
export function startTimerInterrupts(vcpu: VirtualCpu): void {
  const word = vcpu.interrupts.word;
  word.latched &= ~TIMERS;
  word.active &= ~TIMERS;
  startTimerInterrupt(vcpu, word, GUEST_VIRTUAL_TIMER_INTID);
  startTimerInterrupt(vcpu, word, GUEST_PHYSICAL_TIMER_INTID);
}

function startTimerInterrupt(vcpu: VirtualCpu, word: InterruptWord, intid: u32): void {
  resetPhysical(vcpu.core, intid);
  if ((word.enabled & bitOf(intid)) !== 0) setPhysicalEnabled(vcpu.core, intid, true);
}

/** Interrupts of assigned devices that arrived while the vCPU was off were turned off: on again. */
export function startDeviceInterrupts(partition: Partition, vcpu: VirtualCpu): void {
  const record = recordOf(partition);
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const virtual = record.interrupts[i].virtualIntid;
    const enabled = (partition.interrupts.words[virtual >>> 5].enabled & bitOf(virtual)) !== 0;
    if (enabled && targetOf(partition, virtual) === vcpu.index) {
      setPhysicalEnabled(vcpu.core, record.interrupts[i].physicalIntid, true);
    }
  }
}
