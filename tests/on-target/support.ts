/** What the on-target tests share: building a system below this folder, running it, reading what it showed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type BuildOptions,
  type BuiltSystem,
  buildSystemFile,
  type FaultEvent,
  type PartitionResult,
  type RunOptions,
  type RunResult,
  runSystem,
} from '@bulkhead/cli';

const HERE = dirname(fileURLToPath(import.meta.url));
/** Images and assembled guests; not part of the repository. */
const OUT = join(HERE, '..', '..', 'build', 'on-target');
/** A run that takes longer hangs; the runs take seconds, on a loaded host several times as many. */
const TIMEOUT_SECONDS = 240;

/** Builds `tests/on-target/<file>`; two files of one folder have images of their own. */
export function build(file: string, options: Omit<BuildOptions, 'out'> = {}): Promise<BuiltSystem> {
  return buildSystemFile(join(HERE, file), { ...options, out: join(OUT, dirname(file)) });
}

/** Runs a system file of this folder, or one that was built. */
export async function run(
  system: string | BuiltSystem,
  options: Omit<RunOptions, 'system'> = {},
): Promise<RunResult> {
  const built = typeof system === 'string' ? await build(system) : system;
  return runSystem({ timeoutSeconds: TIMEOUT_SECONDS, ...options, system: built });
}

/** The partition of that name, with everything known of its run. */
export function partition(result: RunResult, name: string): PartitionResult {
  const found = result.partitions.find((one) => one.name === name);
  if (!found) throw new Error(`the system has no partition ${name}`);
  return found;
}

/** Its console, line by line. */
export function lines(result: RunResult, name: string): string[] {
  return (result.consoles[name] ?? '').split('\n');
}

/** The fault that stopped (or first befell) a partition. */
export function fault(result: RunResult, name: string): FaultEvent {
  const found = partition(result, name).fault;
  if (!found) throw new Error(`${name} had no fault`);
  return found;
}

/** Exception class of a syndrome (Arm ARM D19.2.37). */
export function exceptionClass(esr: bigint): number {
  return Number((esr >> 26n) & 0x3fn);
}

/** What `check.ts` and `assembly.inc` report: the lines that failed, and whether the suite came to its end. */
export function suiteReport(result: RunResult, name: string) {
  const all = lines(result, name);
  return {
    failed: all.filter((line) => line.startsWith('not ok')),
    passed: all.filter((line) => line.startsWith('ok ')).length,
    finished: all.includes('all ok'),
  };
}

/** Where assembled guests are linked: room for the device tree at the start of memory. */
const GUEST_ADDRESS = '0x40080000';

/** Assembles and links a guest of this folder, with symbols defined; returns the path of its ELF file. */
export function assemble(file: string, symbols: Readonly<Record<string, string>> = {}): string {
  return assembled(file, symbols, ['-N', `-Ttext=${GUEST_ADDRESS}`]);
}

/** As `assemble`, for a program that Linux loads. */
export function assembleProcess(file: string): string {
  return assembled(file, {}, []);
}

function assembled(
  file: string,
  symbols: Readonly<Record<string, string>>,
  layout: readonly string[],
): string {
  const folder = join(OUT, 'assembly', dirname(file));
  mkdirSync(folder, { recursive: true });
  const defines = Object.entries(symbols).map(([name, value]) => `-D${name}=${value}`);
  // Tests run at the same time in processes of their own: none reads what another is writing.
  const stem = join(folder, [basename(file, '.S'), ...Object.values(symbols), process.pid].join('-'));
  const target = ['--target=aarch64-none-elf', '-mcpu=cortex-a57', '-g', '-I', HERE];
  tool('clang', [...target, ...defines, '-c', join(HERE, file), '-o', `${stem}.o`]);
  tool('ld.lld', [...layout, '-e', '_start', `${stem}.o`, '-o', `${stem}.elf`]);
  return `${stem}.elf`;
}

function tool(command: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}
