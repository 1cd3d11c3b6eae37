import {
  type ChannelRecord,
  CONFIGURATION_VERSION,
  type CoreRecord,
  type RuntimeConfiguration,
} from '@bulkhead/hypervisor/abi/configuration';
import { readImage } from '@bulkhead/system';
import { inspectPartition, nameOfRecord, sum } from './partition.ts';
import { action, first, hex, type Value, word } from './values.ts';

const CHANNELS = ['doorbell', 'sampling', 'queuing', 'call'];
const CONTROLLERS = ['GICv3', 'GICv2'];
const UARTS = ['PL011', 'Cadence'];

type Names = (partition: number) => string;

/** An image read back: all that its configuration says, and whether its sums are right. */
export interface InspectedImage {
  readonly isIntact: boolean;
  readonly content: { readonly [name: string]: Value };
}

/** Undefined when the bytes hold no configuration of this version. */
export function inspectImage(bytes: Uint8Array): InspectedImage | undefined {
  const read = readImage(bytes);
  if (!read) return undefined;
  const { configuration, configurationOffset, configurationIntact, imageIntact } = read;
  const partitions = first(configuration.partitions, configuration.partitionCount);
  const nameOf: Names = (index) => (partitions[index] ? nameOfRecord(partitions[index]) : `${index}`);
  const content = {
    image: { sizeBytes: bytes.length, sha256: sum(bytes), sumIsRight: imageIntact },
    hypervisor: {
      sizeBytes: configurationOffset,
      sha256: sum(withoutHeaders(bytes.subarray(0, configurationOffset))),
      drivers: [
        word(CONTROLLERS, (configuration.version >>> 16) & 0xff),
        word(UARTS, (configuration.version >>> 24) & 0xff),
      ],
    },
    configuration: {
      version: CONFIGURATION_VERSION,
      offset: hex(configurationOffset),
      sumIsRight: configurationIntact,
    },
    board: inspectBoard(configuration),
    partitions: Object.fromEntries(
      partitions.map((record) => [nameOfRecord(record), inspectPartition(record, bytes, nameOf)]),
    ),
    cores: Object.fromEntries(
      first(configuration.cores, configuration.board.coreCount).flatMap((record, core) =>
        record.windowCount + record.backgroundCount === 0 ? [] : [[`${core}`, inspectCore(record, nameOf)]],
      ),
    ),
    channels: first(configuration.channels, configuration.channelCount).map((record) =>
      inspectChannel(record, nameOf),
    ),
  };
  return { isIntact: configurationIntact && imageIntact, content };
}

/** The first page has what packing fills in: sizes, the UART. */
function withoutHeaders(hypervisor: Uint8Array): Uint8Array {
  return hypervisor.subarray(Math.min(0x80, hypervisor.length));
}

function inspectBoard({ board }: RuntimeConfiguration): Value {
  const registers = Object.entries(board).filter(([name, value]) => name.endsWith('Pa') && value !== 0n);
  return {
    ...Object.fromEntries(registers.map(([name, value]) => [name, hex(value as bigint)])),
    ramSizeBytes: Number(board.ramSizeBytes),
    uartIntid: board.uartIntid,
    consoleCore: board.consoleCore,
    mpidr: first(board.mpidr, board.coreCount).map(hex),
    onBoardError: {
      action: action(board.errorAction),
      intids: Array.from(board.errorIntids).filter((intid) => intid !== 0),
    },
  };
}

function inspectCore(record: CoreRecord, nameOf: Names): Value {
  return {
    majorFrameNs: Number(record.majorFrameNs),
    windows: first(record.windows, record.windowCount).map(({ startNs, durationNs, partition, vcpu }) => ({
      startNs: Number(startNs),
      durationNs: Number(durationNs),
      partition: nameOf(partition),
      vcpu,
    })),
    background: first(record.background, record.backgroundCount).map(({ partition, vcpu }) => ({
      partition: nameOf(partition),
      vcpu,
    })),
  };
}

function inspectChannel(record: ChannelRecord, nameOf: Names): Value {
  const regions = [0, 1].filter((region) => record.regionSizeBytes[region] !== 0n);
  const [from, to] = Array.from(record.ends).map(({ partition, port, intid, regionIpa }) => ({
    partition: nameOf(partition),
    port,
    intid,
    regions: regions.map((region) => hex(regionIpa[region]!)),
  }));
  return {
    kind: word(CHANNELS, record.kind),
    messageBytes: record.messageBytes,
    depth: record.depth,
    regions: regions.map((region) => ({
      pa: hex(record.regionPa[region]!),
      sizeBytes: Number(record.regionSizeBytes[region]!),
    })),
    from: from!,
    to: to!,
  };
}
