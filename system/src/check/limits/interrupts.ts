import { MAX_INTERRUPTS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A partition has as many interrupts of devices as its record. */
export const mostInterrupts = placed('BS2505', ({ partitions }, report) => {
  for (const { path, devices } of partitions) {
    const count = devices.flatMap(({ interrupts }) => interrupts).length;
    if (count > MAX_INTERRUPTS) report(`${path}.devices`, `at most ${MAX_INTERRUPTS}`, `${count}`);
  }
});
