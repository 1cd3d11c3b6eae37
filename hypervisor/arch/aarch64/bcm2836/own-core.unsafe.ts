/** The core that asks: its number, by which its registers are found, and what it keeps. */
import { type PerCpu, perCpu, truncateU32, type u32, type u64 } from '@bulkhead/bare';
import { instruction, readSystemRegister, writeSystemRegister } from '@bulkhead/bare/unsafe';
import { MAX_CORES } from '../../../abi/configuration.ts';
import { TimerLines } from './timer-lines.ts';
import { VirtualInterface } from './virtual-interface.ts';

const interfaces: PerCpu<VirtualInterface> = perCpu(MAX_CORES, () => new VirtualInterface());
const timerLines: PerCpu<TimerLines> = perCpu(MAX_CORES, () => new TimerLines());

/** HCR_EL2 (Arm ARM D19.2.48): a virtual FIQ, a virtual IRQ is pending. */
export const HCR_VF: u64 = 1n << 6n;
export const HCR_VI: u64 = 1n << 7n;

/** MPIDR_EL1.Aff0, the core's index in the configuration too (`validController`). Safety: a read without side effects. */
export function ownCore(): u32 {
  return truncateU32(readSystemRegister('MPIDR_EL1')) & 3;
}

/** Safety: that of the core that runs this. */
export function ownInterface(): VirtualInterface {
  return interfaces.of(ownCore());
}

/** Safety: as above. */
export function ownTimerLines(): TimerLines {
  return timerLines.of(ownCore());
}

/** Everything before is complete, for all cores and devices (Arm ARM B2.3.12). Safety: no state changes. */
export function dataBarrier(): void {
  instruction('dsb sy');
}

/**
 * What is pending for the guest from its next entry on: HCR_VI, HCR_VF or 0. Safety: these two bits of HCR_EL2 say only
 * that, and nobody else changes them while a vCPU is loaded.
 */
export function setVirtualInterrupts(pending: u64): void {
  const before = readSystemRegister('HCR_EL2');
  const after: u64 = (before & ~(HCR_VF | HCR_VI)) | pending;
  if (after !== before) writeSystemRegister('HCR_EL2', after);
}
