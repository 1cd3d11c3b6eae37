/**
 * What must hold of a configuration for partitions to be isolated, said once more without a look at
 * `core/validation`: what each partition can reach is its own.
 */
import { ConsoleKind, type PartitionRecord, type RuntimeConfiguration } from '../../abi/configuration.ts';
import { GUEST_INTIDS, GUEST_RAM, GUEST_UART_INTID } from '../../abi/platform.ts';
import { channelViolations } from './channels.ts';
import { sharingViolations } from './sharing.ts';

interface Range {
  readonly start: bigint;
  readonly end: bigint;
}
const range = (start: bigint, size: bigint): Range => ({ start, end: start + size });
const within = (outer: Range, inner: Range) => inner.start >= outer.start && inner.end <= outer.end;
const disjoint = (a: Range, b: Range) => a.end <= b.start || b.end <= a.start;
const areDisjoint = (ranges: readonly Range[]) =>
  ranges.every((a, i) => ranges.slice(0, i).every((b) => disjoint(a, b)));
const areDistinct = (values: readonly (number | bigint)[]) => new Set(values).size === values.length;
const aligned = (alignment: bigint, ...values: bigint[]) => values.every((value) => value % alignment === 0n);

const MIB_2 = 0x20_0000n;
const PAGE = 0x1000n;

/** What is broken, in words; empty when the configuration is sound. */
export function violations(
  configuration: RuntimeConfiguration,
  imagePa: bigint,
  configurationEnd: bigint,
): string[] {
  const { board, partitionCount, imageSizeBytes, payloadOffset } = configuration;
  const found: string[] = [];
  const rule = (name: string, holds: boolean) => holds || found.push(name);
  const countsHold =
    board.coreCount >= 1 && board.coreCount <= 8 && partitionCount >= 1 && partitionCount <= 8;
  if (!countsHold) return ['counts'];
  const ram = range(board.ramPa, board.ramSizeBytes);
  const image = range(imagePa, imageSizeBytes);
  const own = [
    range(board.gicdPa, 0x1_0000n),
    range(board.gicrPa, 0x2_0000n * BigInt(board.coreCount)),
    ...(board.uartPa === 0n ? [] : [range(board.uartPa, PAGE)]),
  ];
  rule('cores have different affinities', areDistinct([...board.mpidr].slice(0, board.coreCount)));
  rule('the console has a core', board.consoleCore < board.coreCount);
  rule('the image is in memory', within(ram, image));
  rule('the hypervisor’s devices are not memory, and differ', areDisjoint([ram, ...own]));
  rule(
    'the payload lies behind the configuration',
    imagePa + payloadOffset >= configurationEnd && payloadOffset <= imageSizeBytes,
  );
  const partitions = [...configuration.partitions].slice(0, partitionCount);
  for (const partition of partitions) found.push(...ownViolations(partition, configuration));
  if (found.length > 0) return found;
  rule(
    'no memory is shared',
    areDisjoint([image, ...partitions.map(({ ramPa, ramSizeBytes }) => range(ramPa, ramSizeBytes))]),
  );
  found.push(...sharingViolations(configuration), ...channelViolations(configuration, imagePa));
  const devices = partitions.map((partition) =>
    devicesOf(partition).map(({ pa, sizeBytes }) => range(pa, sizeBytes)),
  );
  rule(
    'no device is memory or the hypervisor’s',
    devices.flat().every((device) => [ram, ...own].every((other) => disjoint(device, other))),
  );
  rule(
    'no device is shared',
    devices.every((mine, i) =>
      devices.slice(0, i).every((theirs) => mine.every((a) => theirs.every((b) => disjoint(a, b)))),
    ),
  );
  const interrupts = partitions.flatMap(interruptsOf);
  rule('no interrupt is shared', areDistinct(interrupts.map(({ physicalIntid }) => physicalIntid)));
  rule(
    'the console keeps its interrupt',
    board.uartPa === 0n || interrupts.every(({ physicalIntid }) => physicalIntid !== board.uartIntid),
  );
  return found;
}

const devicesOf = ({ devices, deviceCount }: PartitionRecord) => [...devices].slice(0, deviceCount);
const interruptsOf = ({ interrupts, interruptCount }: PartitionRecord) =>
  [...interrupts].slice(0, interruptCount);

/** What one partition's record breaks by itself. */
function ownViolations(partition: PartitionRecord, configuration: RuntimeConfiguration): string[] {
  const { board } = configuration;
  const found: string[] = [];
  const rule = (name: string, holds: boolean) => holds || found.push(name);
  const { vcpuCount, segmentCount, deviceCount, interruptCount } = partition;
  const counts =
    vcpuCount >= 1 && vcpuCount <= 8 && segmentCount <= 8 && deviceCount <= 8 && interruptCount <= 16;
  if (!counts) return ['counts of a partition'];
  const host = range(partition.ramPa, partition.ramSizeBytes);
  const guest = range(partition.ramIpa, partition.ramSizeBytes);
  const payload = range(
    configuration.payloadOffset,
    configuration.imageSizeBytes - configuration.payloadOffset,
  );
  rule(
    'memory is whole blocks',
    partition.ramSizeBytes > 0n && aligned(MIB_2, partition.ramPa, partition.ramIpa, partition.ramSizeBytes),
  );
  rule('memory is the board’s', within(range(board.ramPa, board.ramSizeBytes), host));
  rule('memory is above the virtual devices', within(range(GUEST_RAM, (1n << 39n) - GUEST_RAM), guest));
  rule(
    'the entry is an instruction',
    aligned(4n, partition.entryIpa) && within(guest, range(partition.entryIpa, 4n)),
  );
  rule(
    'cores exist',
    [...partition.vcpuCore].slice(0, vcpuCount).every((core) => core < board.coreCount),
  );
  rule('cores differ', areDistinct([...partition.vcpuCore].slice(0, vcpuCount)));
  rule('kinds exist', partition.consoleKind <= 2 && partition.interruptMode <= 1);
  rule(
    'actions exist',
    [...partition.actions].every((action) => action <= 8),
  );
  rule(
    'images exist',
    [...partition.segments].slice(0, segmentCount).every(({ images }) => images >= 1 && images <= 3),
  );
  for (const { ipa, imageOffset, sizeBytes } of [...partition.segments].slice(0, segmentCount)) {
    rule('a segment comes from the payload', within(payload, range(imageOffset, sizeBytes)));
    rule('a segment goes to the partition', within(guest, range(ipa, sizeBytes)));
  }
  for (const { ipa, pa, sizeBytes } of devicesOf(partition))
    rule(
      'a device is whole pages',
      sizeBytes > 0n && aligned(PAGE, ipa, pa, sizeBytes) && ipa + sizeBytes <= 1n << 39n,
    );
  const interrupts = interruptsOf(partition);
  rule('virtual interrupts differ', areDistinct(interrupts.map(({ virtualIntid }) => virtualIntid)));
  for (const { physicalIntid, virtualIntid } of interrupts) {
    rule(
      'an interrupt is an SPI',
      physicalIntid >= 32 && physicalIntid < 1020 && virtualIntid >= 32 && virtualIntid < GUEST_INTIDS,
    );
    rule(
      'the virtual UART keeps its interrupt',
      partition.consoleKind !== ConsoleKind.Pl011 || virtualIntid !== GUEST_UART_INTID,
    );
  }
  return found;
}
