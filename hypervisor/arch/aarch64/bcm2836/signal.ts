/** The virtual interrupts by which a core's virtual CPU interface signals to the guest. */
import { type u32, u64 } from '@bulkhead/bare';
import { ListRegister } from './list-register.ts';
import { HCR_VF, HCR_VI, setVirtualInterrupts } from './own-core.unsafe.ts';
import { GROUP0_IS_FIQ, NONE, signalled } from './priorities.ts';
import type { VirtualInterface } from './virtual-interface.ts';

function kindOf(virtual: VirtualInterface, slot: u32): u64 {
  const group1 = ListRegister.group1(u64(virtual.listRegisters[slot]));
  return !group1 && (virtual.registers.control & GROUP0_IS_FIQ) !== 0 ? HCR_VF : HCR_VI;
}

/** After any change of the core's own: the guest has an interrupt when it runs next, or has none. */
export function signal(virtual: VirtualInterface): void {
  const slot = signalled(virtual);
  setVirtualInterrupts(slot === NONE ? 0n : kindOf(virtual, slot));
}
