/**
 * The virtual interrupts of a vCPU that shares its core, while another has it: its list registers lie in its
 * context, and its timers' interrupts are not active in the board's redistributor, which the core's vCPUs share.
 */
import { acquire, type u32, type u64 } from '@bulkhead/bare';
import type { Cpu } from '../../../core/cpu.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { writePhysicalWord } from '../../../platform/gicv3.ts';
import type { GuestContext } from '../context.ts';
import { readListRegister, writeListRegister } from '../list-registers.unsafe.ts';
import { ListRegister } from '../registers.ts';
import { ICACTIVER, ICENABLER, ISACTIVER, ISENABLER } from './families.ts';
import { TIMERS } from './reset.ts';
import { bitOf, nextInterrupt } from './select.ts';
import { reconsiderSelf } from './signals.ts';
import { EMPTY } from './state.ts';
import { listRegisterCount } from './virtual-interface.ts';

/** The private interrupt that a list register keeps active in the redistributor; 0 when it keeps none. */
function heldBy(value: u64): u32 {
  const inService = ListRegister.pending(value) || ListRegister.active(value);
  // An ended one is inactive already: nobody would deactivate it again.
  if (!inService || !ListRegister.hardware(value) || ListRegister.physicalId(value) >= 32) return 0;
  return bitOf(ListRegister.physicalId(value));
}

/** The vCPU loses its core. */
export function saveInterrupts(vcpu: VirtualCpu, context: GuestContext): void {
  const count = listRegisterCount();
  let held: u32 = 0;
  for (let slot: u32 = 0; slot < count; slot++) {
    const value = readListRegister(slot);
    context.listRegisters[slot] = value;
    held |= heldBy(value);
  }
  context.heldInterrupts = held;
  writePhysicalWord(vcpu.core, ICACTIVER, 0, held);
}

/** The vCPU gets its core. */
export function loadInterrupts(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  context: GuestContext,
): void {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) writeListRegister(slot, context.listRegisters[slot]);
  enableTimers(cpu, enabledTimers(partition, vcpu));
  writePhysicalWord(cpu.core, ISACTIVER, 0, context.heldInterrupts);
  if (waits(partition, vcpu)) reconsiderSelf(partition, vcpu);
}

function enabledTimers(partition: Partition, vcpu: VirtualCpu): u32 {
  using guard = acquire(partition.interrupts.gic);
  return guard.value.privates[vcpu.index].word.enabled & TIMERS;
}

function enableTimers(cpu: Cpu, enabled: u32): void {
  writePhysicalWord(cpu.core, ICENABLER, 0, TIMERS & ~enabled);
  writePhysicalWord(cpu.core, ISENABLER, 0, enabled);
}

function waits(partition: Partition, vcpu: VirtualCpu): boolean {
  if (vcpu.interrupts.requests.load() !== 0) return true;
  using guard = acquire(partition.interrupts.gic);
  return nextInterrupt(partition, guard.value, vcpu) !== EMPTY;
}

/** Whether an interrupt is there that would end a wait. */
export function hasPending(partition: Partition, vcpu: VirtualCpu, context: GuestContext): boolean {
  const count = listRegisterCount();
  for (let slot: u32 = 0; slot < count; slot++) {
    if (ListRegister.pending(context.listRegisters[slot])) return true;
  }
  return waits(partition, vcpu);
}
