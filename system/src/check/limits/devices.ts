import { MAX_DEVICES } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A partition has as many devices as its record. */
export const mostDevices = placed('BS2504', ({ partitions }, report) => {
  for (const { path, devices } of partitions) {
    if (devices.length > MAX_DEVICES)
      report(`${path}.devices`, `at most ${MAX_DEVICES}`, `${devices.length}`);
  }
});
