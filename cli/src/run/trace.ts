import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltSystem } from '../build/built-system.ts';
import { QEMU } from '../tools.ts';

/** The environment variable that names a folder: every run leaves there which hypervisor code QEMU translated. */
export const TRACE_FOLDER = 'BULKHEAD_TRACE';

/** What a run left: the log, and the program that it is about. */
export interface Trace {
  readonly log: string;
  readonly elf: string;
  /** Where the program was loaded, in hexadecimal; it is linked at 0. */
  readonly loadedAt: string;
}

/**
 * Options of QEMU by which it writes each block of the hypervisor's code when it translates it, which is just
 * before the block first runs. Nothing is added to the image, and the second run of a block costs nothing.
 */
export function traceOptions(built: BuiltSystem, folder = process.env[TRACE_FOLDER]): string[] {
  const { board } = built.checked;
  if (folder === undefined || board.emulator?.command !== QEMU.command) return [];
  mkdirSync(folder, { recursive: true });
  const name = join(folder, randomUUID());
  // A later build may replace the file before the log is read.
  copyFileSync(built.hypervisor.elf, `${name}.elf`);
  const loadedAt = `0x${board.imagePa.toString(16)}`;
  const trace: Trace = { log: `${name}.log`, elf: `${name}.elf`, loadedAt };
  writeFileSync(`${name}.json`, JSON.stringify(trace));
  const size = `0x${built.manifest.hypervisor.sizeBytes.toString(16)}`;
  return ['-d', 'in_asm', '-dfilter', `${loadedAt}+${size}`, '-D', trace.log];
}
