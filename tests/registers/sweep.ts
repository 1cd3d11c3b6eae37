/** Runs `sweep.S` in a partition, and reads what it found. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Board } from '@bulkhead/boards';
import { type BuiltSystem, emulatorCommand } from '@bulkhead/cli';
import { type AuthoredSystem, defineSystem, elf } from '@bulkhead/system';
import { type ExitCounts, readExitCounts } from '../../bench/src/core-area.ts';
import { boardWith, type Environment } from '../../bench/src/environment.ts';
import { MachineMonitor } from '../../bench/src/machine-monitor.ts';
import { assemble } from '../on-target/support.ts';
import { type Found, RESULT_BYTES, readFindings } from './outcome.ts';

/** A sweep that takes longer hangs; it takes seconds. */
const TIMEOUT_MILLISECONDS = 110_000;

/** How the partition has its core, which decides what traps. */
export const MODES = ['virtual', 'direct', 'shared'] as const;
export type Mode = (typeof MODES)[number];

export interface Sweep {
  readonly found: Found;
  /** The hypervisor's own count of what came to it. */
  readonly exits: ExitCounts;
}

/** Tries every encoding in a partition of that mode, on that CPU. */
export async function sweep(environment: Environment, mode: Mode, cpu = 'cortex-a57'): Promise<Sweep> {
  const system = await environment.build(`sweep-${mode}-${cpu}`, description(mode, cpu));
  const socket = join(environment.folder, `${system.name}.qmp`);
  rmSync(socket, { force: true });
  const command = emulatorCommand(system.checked.board, system.imagePath, { icount: true, turns: false });
  const [program, ...words] = [...command, '-qmp', `unix:${socket},server=on,wait=off`];
  const emulator = spawn(program!, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const hung = setTimeout(() => emulator.kill('SIGKILL'), TIMEOUT_MILLISECONDS);
  try {
    const address = await resultsAddress(emulator.stdout);
    const monitor = await MachineMonitor.connect(socket);
    try {
      return await readSweep(system, monitor, address);
    } finally {
      monitor.close();
    }
  } finally {
    clearTimeout(hung);
    emulator.kill('SIGKILL');
  }
}

const RESULTS = 'results:';

/** Where the guest says that its results are, when it has them all. */
async function resultsAddress(shown: AsyncIterable<Buffer>): Promise<bigint> {
  let all = Buffer.alloc(0);
  for await (const bytes of shown) {
    all = Buffer.concat([all, bytes]);
    const at = all.indexOf(RESULTS) + RESULTS.length;
    if (at >= RESULTS.length && all.length >= at + 8) return all.readBigUInt64LE(at);
  }
  throw new Error(`the emulator ended before the sweep did: ${all.toString()}`);
}

/** The guest sleeps by now. */
async function readSweep(system: BuiltSystem, monitor: MachineMonitor, address: bigint): Promise<Sweep> {
  const { ramPa, ramIpa } = system.checked.partitions[0]!;
  const filename = join(system.folder, `${system.name}.results`);
  await monitor.execute('stop');
  await monitor.execute('pmemsave', { val: Number(address - ramIpa + ramPa), size: RESULT_BYTES, filename });
  return { found: readFindings(readFileSync(filename)), exits: await readExitCounts(system, monitor) };
}

function boardWithCpu(cpu: string): Board {
  const board = boardWith(1);
  const emulator = board.emulator!;
  const words = emulator.arguments.map((word) => (word === 'cortex-a57' ? cpu : word));
  return { ...board, emulator: { ...emulator, arguments: words } };
}

function description(mode: Mode, cpu: string): AuthoredSystem {
  const board = boardWithCpu(cpu);
  const partition = {
    guest: elf({ file: assemble('../registers/sweep.S') }),
    memory: '8MiB',
    cores: [0],
    devices: ['uart'],
    interrupts: mode === 'direct' ? 'direct' : 'virtual',
    expect: { end: 'running' },
  } as const;
  const partitions = { sweep: partition };
  if (mode !== 'shared') return defineSystem({ board, partitions });
  // One window as long as the frame: nothing but the guest itself leaves to EL2.
  const windows = [{ partition: 'sweep', duration: '10s' }] as const;
  return defineSystem({ board, partitions, schedules: { 0: { majorFrame: '10s', windows } } });
}
