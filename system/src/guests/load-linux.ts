/** Placement of a kernel, its initial RAM disk and its device tree (Linux Documentation/arch/arm64/booting.rst). */

import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { alignUp, MIB } from '../numbers.ts';
import type { ExpandedPartition } from '../stages/expanded.ts';
import type { LoadedFile, LoadedGuest, Segment } from '../stages/placed.ts';
import { loadGuestTree } from './device-tree.ts';
import { loadFile } from './files.ts';
import { otherKernel } from './formats.ts';
import type { LinuxGuest } from './guest.ts';
import { compressionOf, type LinuxImageHeader, readLinuxImageHeader } from './linux-image.ts';

/** The initial RAM disk follows the device tree at a multiple of this; what is generated is always smaller. */
const DEVICE_TREE_STEP = 0x1_0000n;

export function loadLinux(
  guest: LinuxGuest,
  partition: ExpandedPartition,
  report: Diagnostics,
): LoadedGuest | undefined {
  const kernelPath = `${partition.path}.guest.kernel`;
  const kernel = loadFile(guest.kernel, 'kernel', kernelPath, report);
  const initrd =
    guest.initrd === undefined
      ? undefined
      : loadFile(guest.initrd, 'initrd', `${partition.path}.guest.initrd`, report);
  const header = kernel && checkKernel(kernel, kernelPath, report);
  if (!kernel || !header || (guest.initrd !== undefined && !initrd)) return undefined;
  return layOut(guest, partition, kernel, header, initrd, report);
}

function checkKernel(kernel: LoadedFile, path: string, report: Diagnostics): LinuxImageHeader | undefined {
  const header = readLinuxImageHeader(kernel.bytes);
  const expected = 'an uncompressed arm64 Image ("ARM\\x64" at offset 0x38)';
  if (header?.bigEndian) {
    report.add('BS2405', path, 'a little-endian kernel', `${kernel.path} is big-endian`);
    return undefined;
  }
  if (header) return header;
  const compression = compressionOf(kernel.bytes);
  const other = otherKernel(kernel.bytes);
  if (other !== undefined) {
    report.add('BS2415', path, expected, `${kernel.path} is ${other}`);
  } else if (compression === undefined) {
    report.add('BS2403', path, expected, `${kernel.path} has no such header`);
  } else {
    const remedy = 'decompress it first, or take arch/arm64/boot/Image from the kernel build';
    report.add('BS2404', path, expected, `${kernel.path} is compressed (${compression})`, remedy);
  }
  return undefined;
}

/**
 * Kernel at text_offset from the (2 MiB aligned) start of memory; the device tree in a 2 MiB block of its
 * own behind it, because the kernel maps it in such blocks, and low, because kernels before 4.2 want it
 * within 512 MiB of theirs; then the initial RAM disk.
 */
function layOut(
  guest: LinuxGuest,
  partition: ExpandedPartition,
  kernel: LoadedFile,
  header: LinuxImageHeader,
  initrd: LoadedFile | undefined,
  report: Diagnostics,
): LoadedGuest {
  const guestTree = loadGuestTree(partition, report);
  const kernelIpa = partition.ramIpa + header.textOffset;
  const kernelSpace = Math.max(Number(header.imageSizeBytes), kernel.bytes.length);
  const treeIpa = alignUp(kernelIpa + BigInt(kernelSpace), 2n * MIB);
  const command = guest.commandLine === undefined ? {} : { commandLine: guest.commandLine };
  // Addresses are of one size, whatever they are.
  const treeBytes = guestTree.bytes({ ...command, initrd: { start: 0n, end: 0n } }).length;
  const initrdIpa = treeIpa + alignUp(BigInt(treeBytes), DEVICE_TREE_STEP);
  const tree = guestTree.bytes({
    ...command,
    ...(initrd ? { initrd: { start: initrdIpa, end: initrdIpa + BigInt(initrd.bytes.length) } } : {}),
  });
  const segments = [
    segment('kernel', kernelIpa, kernel.bytes, kernelSpace),
    segment('device tree', treeIpa, tree),
    ...(initrd ? [segment('initrd', initrdIpa, initrd.bytes)] : []),
  ];
  const files = [kernel, ...(initrd ? [initrd] : []), ...guestTree.files];
  const { merged } = guestTree;
  return { segments, entryIpa: kernelIpa, entryArgument: treeIpa, files, ...(merged ? { merged } : {}) };
}

function segment(label: string, ipa: bigint, bytes: Uint8Array, reservedBytes = bytes.length): Segment {
  return { label, ipa, bytes, reservedBytes };
}
