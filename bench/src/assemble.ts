/** From a benchmark's assembly to an ELF file. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flatBinary } from '@bulkhead/compiler';
import type { GuestBenchmark, Series } from './benchmark.ts';

const FRAME = fileURLToPath(new URL('../guest', import.meta.url));
/** Where boards load an arm64 Image whose text_offset is 512 KiB; a device tree may be in front. */
const IMAGE_ADDRESS = '0x40080000';
const DEFAULT_ITERATIONS = 256;
/** A series that measures nothing: what it shows is the cost of measuring. */
const EMPTY: Series = { name: 'empty', sample: '    begin\n    end' };
const TARGET = ['--target=aarch64-none-elf', '-mcpu=cortex-a57'];

/** The series of a benchmark; one without names has one without. */
export function seriesOf({ sample }: GuestBenchmark): readonly Series[] {
  return typeof sample === 'string' ? [{ name: '', sample }] : sample;
}

/** A guest twice: as a partition takes it, and as a board boots it. */
export interface GuestFiles {
  readonly elf: string;
  /** The same bytes: an arm64 Image. */
  readonly image: string;
}

/** Assembles and links a benchmark's guest. */
export function assembleGuest(id: string, benchmark: GuestBenchmark, folder: string): GuestFiles {
  mkdirSync(folder, { recursive: true });
  const stem = join(folder, id);
  writeFileSync(`${stem}.S`, guestSource(benchmark));
  tool('clang', [...TARGET, '-I', FRAME, '-c', `${stem}.S`, '-o', `${stem}.o`]);
  tool('ld.lld', ['-N', `-Ttext=${IMAGE_ADDRESS}`, '-e', '_start', `${stem}.o`, '-o', `${stem}.elf`]);
  const files = { elf: `${stem}.elf`, image: `${stem}.image` };
  writeFileSync(files.image, flatBinary(readFileSync(files.elf)));
  return files;
}

function guestSource(benchmark: GuestBenchmark): string {
  const { prepare = '', second = '', iterations = DEFAULT_ITERATIONS } = benchmark;
  const series = [EMPTY, ...seriesOf(benchmark)];
  return [
    `    .equ ITERATIONS, ${iterations}`,
    `    .equ SERIES, ${series.length}`,
    macro('prepare', prepare),
    macro('second', second),
    macro('take_all', series.map(({ sample }) => `    take\n${sample}\n    taken`).join('\n')),
    macro('report_all', series.map(({ name }) => `    report "${name}"`).join('\n')),
    '    .include "frame.inc"\n',
  ].join('\n');
}

function macro(name: string, body: string): string {
  return `    .macro ${name}\n${body}\n    .endm`;
}

function tool(command: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}
