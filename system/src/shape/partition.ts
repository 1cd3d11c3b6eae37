import { NAME_WORDS } from '@bulkhead/hypervisor/abi/configuration';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showValue } from '../diagnostics/show.ts';
import {
  address,
  array,
  duration,
  frequencies,
  integers,
  oneOf,
  optional,
  patterns,
  record,
  size,
  text,
  texts,
} from './fields.ts';
import { checkGuestShape } from './guest.ts';
import { checkHealthShape, HEALTH } from './health.ts';
import { checkRecord, type Fields, isRecord } from './record.ts';

export const PARTITION: Fields = {
  guest: record,
  memory: size,
  cores: integers,
  console: optional(oneOf('pl011', 'hypercall', 'none')),
  interrupts: optional(oneOf('auto', 'direct', 'virtual')),
  period: optional(duration),
  budget: optional(duration),
  devices: optional(array),
  deviceTree: optional(record),
  ramPa: optional(address),
  ramIpa: optional(address),
  ...HEALTH,
  expect: optional(record),
};
export const DEVICE: Fields = {
  device: text,
  ipa: optional(address),
  intids: optional(integers),
  clocks: optional(frequencies),
  without: optional(texts),
  allowDma: optional(oneOf(true)),
  reason: optional(text),
};
export const DEVICE_TREE: Fields = { overlay: text };
export const EXPECT: Fields = {
  end: optional(oneOf('off', 'fault', 'panic', 'deadline', 'request', 'running')),
  console: optional(patterns),
  fault: optional(record),
};
export const FAULT: Fields = {
  address: optional(address),
  cause: optional(
    oneOf(
      'data-abort',
      'instruction-abort',
      'undecodable',
      'system-error',
      'unexpected',
      'hypervisor-check',
      'undefined',
    ),
  ),
};

/** Every name is NUL-terminated in the runtime configuration. */
const NAME_MAX = NAME_WORDS * 4 - 1;

export function checkPartitionShape(name: string, value: unknown, report: Diagnostics): boolean {
  const path = `partitions.${name}`;
  const before = report.list.length;
  checkName(name, path, report);
  checkRecord(value, path, PARTITION, report);
  if (isRecord(value)) {
    if (isRecord(value.guest)) checkGuestShape(value.guest, `${path}.guest`, report);
    if (Array.isArray(value.devices)) checkDevices(value.devices, `${path}.devices`, report);
    if (isRecord(value.deviceTree)) checkRecord(value.deviceTree, `${path}.deviceTree`, DEVICE_TREE, report);
    checkHealthShape(value, path, report);
    if (isRecord(value.expect)) checkExpectation(value.expect, `${path}.expect`, report);
  }
  return report.list.length === before;
}

function checkName(name: string, path: string, report: Diagnostics): void {
  if (name.length <= NAME_MAX && /^[a-z0-9-]+$/.test(name)) return;
  report.add('BS2005', path, `1 to ${NAME_MAX} characters of a-z, 0-9 and -`, showValue(name));
}

function checkDevices(devices: readonly unknown[], path: string, report: Diagnostics): void {
  for (const [index, device] of devices.entries()) {
    if (typeof device !== 'string') checkRecord(device, `${path}[${index}]`, DEVICE, report);
  }
}

function checkExpectation(expect: Record<string, unknown>, path: string, report: Diagnostics): void {
  checkRecord(expect, path, EXPECT, report);
  if (isRecord(expect.fault)) checkRecord(expect.fault, `${path}.fault`, FAULT, report);
}
