/** Device trees of boards: blobs as they are, sources through dtc. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { CliError } from '../errors.ts';

/** The blob. */
export function readTree(path: string): Uint8Array {
  if (!existsSync(path))
    throw new CliError(`There is no device tree ${path}.`, 'Give the path of a .dtb or .dts file.');
  return path.endsWith('.dts') ? compiled(path) : readFileSync(path);
}

function compiled(path: string): Uint8Array {
  const run = spawnSync('dtc', ['-q', '-I', 'dts', '-O', 'dtb', path], { maxBuffer: 64 * 2 ** 20 });
  if (run.error) {
    throw new CliError(`${path} needs dtc.`, 'Install device-tree-compiler, or give the blob (.dtb).');
  }
  if (run.status !== 0) {
    throw new CliError(
      `dtc does not take ${path}: ${run.stderr.toString().trim()}`,
      'Sources of Linux and U-Boot go through the C preprocessor first: give the blob that their build makes (.dtb).',
    );
  }
  return run.stdout;
}
