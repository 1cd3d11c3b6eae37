/** The device tree that a guest finds: the generated one, with the user's own on top. */
import { labelsOf } from '../devicetree/labels.ts';
import { type MergedTree, mergeOverlay } from '../devicetree/overlay.ts';
import { readOverlay } from '../devicetree/overlay-file.ts';
import { type BootOptions, platformTree } from '../devicetree/platform.ts';
import { writeDeviceTree } from '../devicetree/writer.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ExpandedPartition } from '../stages/expanded.ts';
import type { LoadedFile } from '../stages/placed.ts';
import { loadFile } from './files.ts';

export interface GuestTree {
  readonly bytes: (boot: BootOptions) => Uint8Array;
  /** What the user's file did, if there is one that can be read. */
  readonly merged?: MergedTree;
  readonly files: readonly LoadedFile[];
}

export function loadGuestTree(partition: ExpandedPartition, report: Diagnostics): GuestTree {
  const plain = (boot: BootOptions) => writeDeviceTree(platformTree(partition, boot));
  const { overlay } = partition;
  const read = overlay && loadOverlay(overlay, report);
  if (!read) return { bytes: plain, files: [] };
  const merge = (boot: BootOptions) => {
    const generated = platformTree(partition, boot);
    return mergeOverlay(generated, read.root, labelsOf(partition, generated));
  };
  return { bytes: (boot) => writeDeviceTree(merge(boot).tree), merged: merge({}), files: [read.file] };
}

function loadOverlay({ file: name, path }: NonNullable<ExpandedPartition['overlay']>, report: Diagnostics) {
  // The other image of a partition has the same overlay, which is reported once.
  if (report.list.some((found) => found.path === path)) return undefined;
  const file = loadFile(name, 'overlay', path, report);
  const read = file && readOverlay(file);
  if (!file || !read) return undefined;
  if ('tree' in read) return { file, root: read.tree.root };
  report.add(
    'BS3001',
    path,
    'a device tree or an overlay: .dtb, .dtbo, .dts or .dtso',
    `${file.path}: ${read.reason}`,
  );
  return undefined;
}
