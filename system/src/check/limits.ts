import {
  MAX_BACKGROUND,
  MAX_CHANNELS,
  MAX_DEVICES,
  MAX_INTERRUPTS,
  MAX_PARTITIONS,
  MAX_PORTS,
  MAX_RESIDENTS,
  MAX_SEGMENTS,
  MAX_WINDOWS,
} from '@bulkhead/hypervisor/abi/configuration';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { PlacedSystem } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

/** The fixed tables of the runtime configuration are long enough. */
export const limits: PlacedRule = ({ partitions, schedules, channels }, report) => {
  const count = partitions.length;
  if (count > MAX_PARTITIONS) report.add('BS2501', 'partitions', `at most ${MAX_PARTITIONS}`, `${count}`);
  if (channels.length > MAX_CHANNELS) {
    report.add('BS2508', 'channels', `at most ${MAX_CHANNELS}`, `${channels.length}`);
  }
  for (const { path, segments, devices, ports } of partitions) {
    const interrupts = devices.flatMap((device) => device.interrupts).length;
    const filled = segments.filter(({ bytes }) => bytes.length > 0).length;
    if (filled > MAX_SEGMENTS) {
      const remedy = 'link the guest with fewer program headers';
      report.add('BS2503', `${path}.guest`, `at most ${MAX_SEGMENTS}`, `${filled}`, remedy);
    }
    if (devices.length > MAX_DEVICES) {
      report.add('BS2504', `${path}.devices`, `at most ${MAX_DEVICES}`, `${devices.length}`);
    }
    if (ports.length > MAX_PORTS) {
      const expected = `at most ${MAX_PORTS} ends of channels`;
      report.add('BS2509', path, expected, `${ports.length}`);
    }
    if (interrupts > MAX_INTERRUPTS) {
      report.add('BS2505', `${path}.devices`, `at most ${MAX_INTERRUPTS}`, `${interrupts}`);
    }
  }
  checkSchedules(schedules, report);
  checkResidents(partitions, report);
};

function checkResidents(partitions: PlacedSystem['partitions'], report: Diagnostics): void {
  const cores = new Set(partitions.flatMap((partition) => partition.cores));
  for (const core of cores) {
    const count = partitions.filter((partition) => partition.cores.includes(core)).length;
    if (count > MAX_RESIDENTS)
      report.add('BS2510', `schedules.${core}`, `at most ${MAX_RESIDENTS} partitions`, `${count}`);
  }
}

function checkSchedules(schedules: PlacedSystem['schedules'], report: Diagnostics): void {
  for (const { path, windows, background } of schedules) {
    if (windows.length > MAX_WINDOWS) {
      report.add('BS2506', `${path}.windows`, `at most ${MAX_WINDOWS}`, `${windows.length}`);
    }
    if (background.length > MAX_BACKGROUND) {
      report.add('BS2507', `${path}.background`, `at most ${MAX_BACKGROUND}`, `${background.length}`);
    }
  }
}
