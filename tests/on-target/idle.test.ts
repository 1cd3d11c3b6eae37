/**
 * While every partition sleeps a core executes no instruction: the hypervisor has no tick. QEMU can only record, and so
 * count, the instructions of one core; of several it logs each block that it executes.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { emulatorCommand } from '@bulkhead/cli';
import { expect, test } from 'vitest';
import { MachineMonitor } from '../../bench/src/machine-monitor.ts';
import { build, run } from './support.ts';

/** Instructions from reset to power-off. Recording makes QEMU count them apart from virtual time. */
async function instructionsOf(system: Awaited<ReturnType<typeof build>>): Promise<number> {
  const socket = join(system.folder, 'monitor');
  rmSync(socket, { force: true });
  const record = `,rr=record,rrfile=${join(system.folder, 'record')}`;
  // The timer of the emulator's own that ends turns would be recorded 400,000 times.
  const options = { icount: true, turns: false };
  const command = emulatorCommand(system.checked.board, system.imagePath, options).map((word) =>
    word.startsWith('shift=0') ? word + record : word,
  );
  const [program, ...words] = [...command, '-no-shutdown', '-qmp', `unix:${socket},server=on,wait=off`];
  const emulator = spawn(program!, words, { stdio: 'ignore' });
  try {
    const monitor = await MachineMonitor.connect(socket);
    await monitor.event('SHUTDOWN');
    const { icount } = (await monitor.execute('query-replay')) as { icount: number };
    monitor.close();
    return icount;
  } finally {
    emulator.kill('SIGKILL');
  }
}

test('ten seconds more of sleep under windows of 1 ms are no instruction more', async () => {
  const short = await build('idle/sleeps-10.system.ts');
  const long = await build('idle/sleeps-20.system.ts');
  expect((await run(short, { icount: true })).deviations).toEqual([]);
  const [least, most] = [await instructionsOf(short), await instructionsOf(long)];
  expect(least).toBeGreaterThan(10_000);
  expect(most - least).toBe(0);
});

/** The blocks of instructions that each core executes from reset to power-off. */
async function blocksOf({ checked, imagePath }: Awaited<ReturnType<typeof build>>): Promise<number[]> {
  const options = { icount: true, turns: false };
  const [program, ...words] = [
    ...emulatorCommand(checked.board, imagePath, options),
    ...['-d', 'exec,nochain'],
  ];
  const emulator = spawn(program!, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const blocks = Array.from({ length: checked.board.cores }, () => 0);
  for await (const line of createInterface(emulator.stderr)) {
    const core = /^Trace (\d+):/.exec(line)?.[1];
    if (core !== undefined) blocks[Number(core)]! += 1;
  }
  return blocks;
}

test('nor on three cores: with direct interrupts, with virtual ones, and shared', async () => {
  const short = await build('idle/cores-10.system.ts');
  const long = await build('idle/cores-20.system.ts');
  expect((await run(long, { icount: true, turns: false })).deviations).toEqual([]);
  const blocks = await blocksOf(short);
  for (const core of blocks) expect(core).toBeGreaterThan(1000);
  expect(await blocksOf(long)).toEqual(blocks);
});
