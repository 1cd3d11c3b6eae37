import {
  MAX_DEVICES,
  MAX_INTERRUPTS,
  MAX_PARTITIONS,
  MAX_SEGMENTS,
} from '@bulkhead/hypervisor/abi/configuration';
import type { PlacedRule } from './rule.ts';

/** The fixed tables of the runtime configuration are long enough. */
export const limits: PlacedRule = ({ partitions }, report) => {
  const count = partitions.length;
  if (count > MAX_PARTITIONS) report.add('BS2501', 'partitions', `at most ${MAX_PARTITIONS}`, `${count}`);
  for (const { path, segments, devices } of partitions) {
    const interrupts = devices.flatMap((device) => device.interrupts).length;
    const filled = segments.filter(({ bytes }) => bytes.length > 0).length;
    if (filled > MAX_SEGMENTS) {
      const remedy = 'link the guest with fewer program headers';
      report.add('BS2503', `${path}.guest`, `at most ${MAX_SEGMENTS}`, `${filled}`, remedy);
    }
    if (devices.length > MAX_DEVICES) {
      report.add('BS2504', `${path}.devices`, `at most ${MAX_DEVICES}`, `${devices.length}`);
    }
    if (interrupts > MAX_INTERRUPTS) {
      report.add('BS2505', `${path}.devices`, `at most ${MAX_INTERRUPTS}`, `${interrupts}`);
    }
  }
};
