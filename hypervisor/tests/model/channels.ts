/** What must hold of channels, said once more without a look at `core/validation`. */
import {
  ChannelKind,
  type ChannelRecord,
  ConsoleKind,
  InterruptMode,
  type PartitionRecord,
  type RuntimeConfiguration,
} from '../../abi/configuration.ts';
import { GUEST_CHANNEL_STRIDE, GUEST_CHANNELS, GUEST_UART_INTID } from '../../abi/platform.ts';

interface Range {
  readonly start: bigint;
  readonly end: bigint;
}
const range = (start: bigint, size: bigint): Range => ({ start, end: start + size });
const areDisjoint = (ranges: readonly Range[]) =>
  ranges.every((a, i) => ranges.slice(0, i).every((b) => a.end <= b.start || b.end <= a.start));
const areDistinct = (values: readonly unknown[]) => new Set(values).size === values.length;
const coresOf = ({ vcpuCore, vcpuCount }: PartitionRecord) => [...vcpuCore].slice(0, vcpuCount);
const interruptsOf = ({ interrupts, interruptCount }: PartitionRecord) =>
  [...interrupts].slice(0, interruptCount);

/** What is broken, in words. The partitions are sound. */
export function channelViolations(configuration: RuntimeConfiguration, imagePa: bigint): string[] {
  const { board, channelCount, imageSizeBytes } = configuration;
  if (channelCount > 16) return ['count of channels'];
  const partitions = [...configuration.partitions].slice(0, configuration.partitionCount);
  const channels = [...configuration.channels].slice(0, channelCount);
  const ends = channels.flatMap((channel) => [...channel.ends]);
  if (!ends.every(({ partition, port }) => partition < partitions.length && port < 8)) return ['ends exist'];
  const found: string[] = [];
  const rule = (name: string, holds: boolean) => holds || found.push(name);
  const regions = channels.flatMap(memoryOf);
  rule(
    'kinds of channels exist',
    channels.every(({ kind }) => kind <= 3),
  );
  rule('a port has one end', areDistinct(ends.map(({ partition, port }) => `${partition} ${port}`)));
  rule(
    'ends differ',
    channels.every(({ ends: [a, b] }) => a!.partition !== b!.partition),
  );
  rule(
    'regions are whole pages of the board',
    regions.every(
      ({ start, end }) =>
        start % 0x1000n === 0n &&
        end % 0x1000n === 0n &&
        end - start <= GUEST_CHANNEL_STRIDE / 2n &&
        start >= board.ramPa &&
        end <= board.ramPa + board.ramSizeBytes,
    ),
  );
  const memories = partitions.map(({ ramPa, ramSizeBytes }) => range(ramPa, ramSizeBytes));
  rule('memory is one owner’s', areDisjoint([range(imagePa, imageSizeBytes), ...memories, ...regions]));
  rule(
    'a signal is one channel’s',
    areDistinct(ends.map(({ intid }) => intid).filter((intid) => intid !== 0)),
  );
  for (const channel of channels) found.push(...ownViolations(channel, partitions));
  for (const { partition, intid } of ends.filter((end) => end.intid !== 0)) {
    const { consoleKind, interruptMode, ...record } = partitions[partition]!;
    const console = consoleKind === ConsoleKind.Pl011 ? [GUEST_UART_INTID] : [];
    const physical = partitions.flatMap(interruptsOf).map(({ physicalIntid }) => physicalIntid);
    const ofBoard = [...physical, ...(board.uartPa === 0n ? [] : [board.uartIntid])];
    const taken = [
      ...console,
      ...interruptsOf(record as PartitionRecord).map(({ virtualIntid }) => virtualIntid),
      ...(interruptMode === InterruptMode.Direct ? ofBoard : []),
    ];
    rule('a signal is an SPI that is free', intid >= 32 && intid < 288 && !taken.includes(intid));
  }
  return found;
}

function memoryOf({ regionPa, regionSizeBytes }: ChannelRecord): Range[] {
  return [...regionPa]
    .map((pa, i) => range(pa, [...regionSizeBytes][i]!))
    .filter(({ start, end }) => end > start);
}

function ownViolations(
  { kind, ends, regionSizeBytes }: ChannelRecord,
  partitions: PartitionRecord[],
): string[] {
  const found: string[] = [];
  const rule = (name: string, holds: boolean) => holds || found.push(name);
  const sizes = [...regionSizeBytes];
  const shared = kind === ChannelKind.Sampling || kind === ChannelKind.Queuing;
  rule('only some kinds have memory', shared || sizes.every((size) => size === 0n));
  const [from, to] = [...ends].map(({ partition }) => coresOf(partitions[partition]!));
  rule('a call stays on a core', kind !== ChannelKind.Call || from!.some((core) => to!.includes(core)));
  for (const { partition, port, regionIpa } of ends) {
    const { ramIpa, ramSizeBytes, devices, deviceCount } = partitions[partition]!;
    const others = [...devices].slice(0, deviceCount).map(({ ipa, sizeBytes }) => range(ipa, sizeBytes));
    for (const [region, ipa] of [...regionIpa].entries()) {
      if (ipa === 0n) continue;
      const own = GUEST_CHANNELS + (BigInt(2 * port + region) * GUEST_CHANNEL_STRIDE) / 2n;
      rule('a region is seen at its port', ipa === own && sizes[region]! > 0n);
      const seen = range(ipa, sizes[region]!);
      rule(
        'a region is seen where nothing else is',
        [range(ramIpa, ramSizeBytes), ...others].every((other) => areDisjoint([other, seen])),
      );
    }
  }
  return found;
}
