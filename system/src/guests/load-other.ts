/** Guests that bring their own addresses: ELF files, raw binaries and compiled TypeScript. */
import type { BuildContext } from '../context.ts';
import { platformDeviceTree } from '../devicetree/platform.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { overlaps, rangeOf } from '../numbers.ts';
import { toAddress } from '../shape/address.ts';
import type { ExpandedChannel } from '../stages/channel.ts';
import type { ExpandedPartition } from '../stages/expanded.ts';
import type { ImageName } from '../stages/images.ts';
import type { LoadedGuest, Segment } from '../stages/placed.ts';
import { loadFile } from './files.ts';
import type { ElfGuest, RawGuest, TypeScriptGuest } from './guest.ts';
import { loadElf } from './load-elf.ts';

export function loadElfGuest(
  guest: ElfGuest,
  partition: ExpandedPartition,
  report: Diagnostics,
): LoadedGuest | undefined {
  const path = `${partition.path}.guest.file`;
  const file = loadFile(guest.file, 'elf', path, report);
  const elf = file && loadElf(file, path, report);
  if (!elf) return undefined;
  return { ...withDeviceTree(elf, partition), debugFile: guest.file, files: [file] };
}

export function loadRawGuest(
  guest: RawGuest,
  partition: ExpandedPartition,
  report: Diagnostics,
): LoadedGuest | undefined {
  const file = loadFile(guest.file, 'raw', `${partition.path}.guest.file`, report);
  const ipa = toAddress(guest.loadAddress);
  if (!file || ipa === undefined) return undefined;
  const { bytes } = file;
  const segments = [{ label: 'raw', ipa, bytes, reservedBytes: bytes.length }];
  const entryIpa = toAddress(guest.entry) ?? ipa;
  return { ...withDeviceTree({ segments, entryIpa }, partition), files: [file] };
}

/**
 * As on QEMU's virt board, guests other than Linux find the device tree at the start of memory when
 * their image leaves room for it; x0 holds its address, or 0.
 */
function withDeviceTree(
  image: Pick<LoadedGuest, 'segments' | 'entryIpa'>,
  partition: ExpandedPartition,
): Pick<LoadedGuest, 'segments' | 'entryIpa' | 'entryArgument'> {
  const bytes = platformDeviceTree(partition, {});
  const space = rangeOf(partition.ramIpa, bytes.length);
  if (image.segments.some((segment) => overlaps(space, rangeOf(segment.ipa, segment.reservedBytes)))) {
    return { ...image, entryArgument: 0n };
  }
  const tree: Segment = {
    label: 'device tree',
    ipa: partition.ramIpa,
    bytes,
    reservedBytes: bytes.length,
  };
  return { ...image, segments: [tree, ...image.segments], entryArgument: partition.ramIpa };
}

export async function loadTypeScriptGuest(
  guest: TypeScriptGuest,
  partition: ExpandedPartition,
  image: ImageName,
  context: BuildContext,
  report: Diagnostics,
): Promise<LoadedGuest | undefined> {
  const path = `${partition.path}.guest.entry`;
  const source = loadFile(guest.entry, 'source', path, report);
  if (!source) return undefined;
  if (!context.compileTypeScript) {
    report.add('BS2414', path, 'a compiler for TypeScript partitions', 'none in the build context');
    return undefined;
  }
  const { ramIpa, ramSizeBytes, name, ports, recovery } = partition;
  // Without its messages the partition cannot compile; that has been reported.
  if (ports.some(({ channel }) => isWrong(channel, report))) return undefined;
  const result = await context.compileTypeScript({
    ...{ entry: guest.entry, partition: name, image, ports },
    memory: { ramIpa, ramSizeBytes },
    controls: recovery.controls,
  });
  if ('errors' in result) {
    report.add('BS2414', path, 'Bare TypeScript that compiles', result.errors);
    return undefined;
  }
  const file = loadFile(result.elfPath, 'elf', path, report);
  const elf = file && loadElf(file, path, report);
  return elf && { ...elf, entryArgument: 0n, debugFile: result.elfPath, files: [source, file] };
}

/** Whether a message of the channel has been reported. */
function isWrong({ path }: ExpandedChannel, report: Diagnostics): boolean {
  const fields = [`${path}.message`, `${path}.reply`];
  return report.list.some((found) => fields.some((field) => found.path.startsWith(field)));
}
