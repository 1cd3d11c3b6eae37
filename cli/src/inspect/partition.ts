import { createHash } from 'node:crypto';
import { Image, type PartitionRecord, type RecoveryRecord } from '@bulkhead/hypervisor/abi/configuration';
import { NO_PARTITION, Right } from '@bulkhead/hypervisor/abi/health';
import { ERRORS, nameOfWords } from '@bulkhead/system';
import { action, first, hex, type Value, word } from './values.ts';

const CONSOLES = ['none', 'pl011', 'hypercall'];
const MODES = ['virtual', 'direct'];

/** Everything that the configuration says of a partition, with the sums of what it is loaded with. */
export function inspectPartition(
  record: PartitionRecord,
  image: Uint8Array,
  nameOf: (partition: number) => string,
): Value {
  return {
    memory: { ipa: hex(record.ramIpa), pa: hex(record.ramPa), sizeBytes: Number(record.ramSizeBytes) },
    entry: hex(record.entryIpa),
    argument: hex(record.entryArgument),
    cores: first(record.vcpuCore, record.vcpuCount),
    console: word(CONSOLES, record.consoleKind),
    interruptMode: word(MODES, record.interruptMode),
    segments: first(record.segments, record.segmentCount).map(({ ipa, imageOffset, sizeBytes, images }) => ({
      ipa: hex(ipa),
      imageOffset: hex(imageOffset),
      sizeBytes: Number(sizeBytes),
      of: images === Image.Primary ? 'primary' : images === Image.Fallback ? 'fallback' : 'both',
      sha256: sum(image.subarray(Number(imageOffset), Number(imageOffset + sizeBytes))),
    })),
    devices: first(record.devices, record.deviceCount).map(({ ipa, pa, sizeBytes }) => ({
      ipa: hex(ipa),
      pa: hex(pa),
      sizeBytes: Number(sizeBytes),
    })),
    interrupts: first(record.interrupts, record.interruptCount).map(({ physicalIntid, virtualIntid }) => ({
      physicalIntid,
      virtualIntid,
    })),
    onError: Object.fromEntries(
      Object.entries(ERRORS).map(([name, { number }]) => [name, action(record.actions[number]!)]),
    ),
    ...inspectRecovery(record.recovery, nameOf),
  };
}

function inspectRecovery(
  record: RecoveryRecord,
  nameOf: (partition: number) => string,
): Record<string, Value> {
  const controlled = Array.from({ length: 32 }, (_, index) => index).filter(
    (index) => (record.controls >>> index) & 1,
  );
  return {
    restart: {
      limit: record.restartLimit === 0 ? 'none' : record.restartLimit,
      withinNs: Number(record.periodNs),
      backOffNs: Number(record.backOffNs),
      afterLimit: action(record.afterLimit),
    },
    watchdog: { timeoutNs: Number(record.watchdogNs), device: record.watchdogDevice !== 0 },
    monitorWindows: record.monitorsWindows !== 0,
    stormPerSecond: record.stormPerSecond,
    startsAtBoot: record.startsAtBoot !== 0,
    recovery: record.partition === NO_PARTITION ? 'none' : nameOf(record.partition),
    rights: { health: (record.rights & Right.Health) !== 0, control: controlled.map(nameOf) },
    fallback: { entry: hex(record.fallbackEntryIpa), argument: hex(record.fallbackArgument) },
  };
}

export function nameOfRecord(record: PartitionRecord): string {
  return nameOfWords(Array.from(record.name));
}

export function sum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
