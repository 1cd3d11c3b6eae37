/** A user's device tree: a blob as it is, a source through dtc. */
import { spawnSync } from 'node:child_process';
import type { LoadedFile } from '../stages/placed.ts';
import { type ReadResult, readDeviceTree } from './reader.ts';

export function readOverlay({ path, bytes }: LoadedFile): ReadResult {
  if (!/\.dtso?$/.test(path)) return readDeviceTree(bytes);
  const run = spawnSync('dtc', ['-q', '-I', 'dts', '-O', 'dtb', path], { maxBuffer: 64 * 2 ** 20 });
  if (run.error)
    return { reason: 'it is a source, and there is no dtc (device-tree-compiler) to compile it' };
  if (run.status !== 0) return { reason: `dtc does not take it: ${firstLine(run.stderr.toString())}` };
  return readDeviceTree(run.stdout);
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
