/** The firmware starts cores and switches the board off: PSCI (Arm DEN 0022F), by SMC. */
import type { u32, u64 } from '@bulkhead/bare';
import { linkerAddress, secureMonitorCall } from '@bulkhead/bare/unsafe';
import { type BoardRecord, PowerKind } from '../abi/configuration.ts';

/** The configuration must be for a board with this. */
export const POWER: u32 = PowerKind.Psci;

/** It has no registers. */
export function mapPower(_board: BoardRecord): boolean {
  return true;
}

/** CPU_ON (5.6) of a physical core, which gets its own area; 0 is success. Safety: the entry point is the hypervisor's own. */
export function startCore(mpidr: u64, area: u64): u64 {
  return secureMonitorCall(0xc400_0003, mpidr, linkerAddress('secondary_core'), area);
}

/** SYSTEM_OFF (5.9). Safety: nothing runs after. */
export function powerOffBoard(): void {
  secureMonitorCall(0x8400_0008, 0n, 0n, 0n);
}

/** SYSTEM_RESET (5.10). Safety: nothing runs after. */
export function resetBoard(): void {
  secureMonitorCall(0x8400_0009, 0n, 0n, 0n);
}
