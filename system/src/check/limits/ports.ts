import { MAX_PORTS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** A partition has as many ends of channels as its table of ports. */
export const mostPorts = placed('BS2509', ({ partitions }, report) => {
  for (const { path, ports } of partitions) {
    if (ports.length > MAX_PORTS) report(path, `at most ${MAX_PORTS} ends of channels`, `${ports.length}`);
  }
});
