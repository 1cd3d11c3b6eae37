/** The end of a partition, by its own decision (PSCI, Arm DEN 0022). Returning from `main` stops it too. */
import { panic, type u64 } from '@bulkhead/bare';
import { flush } from './console.ts';
import { callHypervisor, callRegisters } from './hypercall.unsafe.ts';

const PSCI_SYSTEM_OFF: u64 = 0x8400_0008n;
const PSCI_SYSTEM_RESET: u64 = 0x8400_0009n;

/** Stops the partition; the others go on. */
export function stop(): never {
  flush();
  callRegisters[0] = PSCI_SYSTEM_OFF;
  callHypervisor();
  panic('the hypervisor stops a partition that asks for it');
}

/** Starts the partition afresh, its memory as in the image. */
export function restart(): never {
  flush();
  callRegisters[0] = PSCI_SYSTEM_RESET;
  callHypervisor();
  panic('the hypervisor restarts a partition that asks for it');
}
