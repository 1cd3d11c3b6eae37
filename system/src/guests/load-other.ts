/** Guests that bring their own addresses: ELF files, raw binaries and compiled TypeScript. */
import type { BuildContext } from '../context.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { overlaps, rangeOf } from '../numbers.ts';
import { toAddress } from '../shape/address.ts';
import type { ExpandedChannel } from '../stages/channel.ts';
import type { ExpandedPartition } from '../stages/expanded.ts';
import type { ImageName } from '../stages/images.ts';
import type { LoadedFile, LoadedGuest, Segment } from '../stages/placed.ts';
import { loadGuestTree } from './device-tree.ts';
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
  return { ...withDeviceTree(elf, partition, [file], report), debugFile: guest.file };
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
  return withDeviceTree({ segments, entryIpa }, partition, [file], report);
}

/**
 * As on QEMU's virt board, guests other than Linux find the device tree at the start of memory when
 * their image leaves room for it; x0 holds its address, or 0.
 */
function withDeviceTree(
  image: Pick<LoadedGuest, 'segments' | 'entryIpa'>,
  partition: ExpandedPartition,
  own: readonly LoadedFile[],
  report: Diagnostics,
): LoadedGuest {
  const { merged, ...guestTree } = loadGuestTree(partition, report);
  const bytes = guestTree.bytes({});
  const files = [...own, ...guestTree.files];
  const space = rangeOf(partition.ramIpa, bytes.length);
  if (image.segments.some((segment) => overlaps(space, rangeOf(segment.ipa, segment.reservedBytes)))) {
    return { ...image, entryArgument: 0n, files };
  }
  const tree: Segment = {
    label: 'device tree',
    ipa: partition.ramIpa,
    bytes,
    reservedBytes: bytes.length,
  };
  const segments = [tree, ...image.segments];
  return { ...image, segments, entryArgument: partition.ramIpa, files, ...(merged ? { merged } : {}) };
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
