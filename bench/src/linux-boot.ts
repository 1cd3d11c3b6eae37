/** Boots a Linux that has the board's UART, and reads from the machine's memory what its exits cost. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltSystem, emulatorCommand } from '@bulkhead/cli';
import { busyboxInitrd, debianKernel } from '@bulkhead/guests';
import { defineSystem, linux } from '@bulkhead/system';
import { readCoreField, readExitCounts } from './core-area.ts';
import { boardWith, type Environment } from './environment.ts';
import { MachineMonitor } from './machine-monitor.ts';

/** A boot that takes longer hangs; it takes about five seconds. */
const TIMEOUT_MILLISECONDS = 120_000;
/** Process 1 ends the run at once: what it costs to power off is in the figures. */
const INIT = '#!/bin/sh\npoweroff -f\n';

export interface LinuxBoot {
  readonly exits: number;
  readonly el2Instructions: number;
  /** All instructions from reset to power-off. */
  readonly instructions: number;
}

/** Boots it once. */
export async function bootLinux(environment: Environment): Promise<LinuxBoot> {
  const system = await environment.build('linux-boot', description());
  const socket = join(environment.folder, 'linux-boot.qmp');
  rmSync(socket, { force: true });
  const emulator = startRecorded(system, environment.folder, socket);
  const hung = setTimeout(() => emulator.kill('SIGKILL'), TIMEOUT_MILLISECONDS);
  try {
    const ended = new Promise<never>((_, reject) => {
      emulator.on('error', reject);
      emulator.on('close', () => reject(new Error('the emulator ended before the boot did')));
    });
    return await Promise.race([afterShutdown(system, socket), ended]);
  } finally {
    clearTimeout(hung);
    emulator.kill('SIGKILL');
  }
}

function description() {
  const [kernel, initrd] = [debianKernel().kernel, busyboxInitrd({ init: INIT })];
  return defineSystem({
    board: boardWith(1, '512MiB'),
    partitions: {
      linux: {
        guest: linux({ kernel, initrd, commandLine: 'console=ttyAMA0 quiet' }),
        memory: '256MiB',
        cores: [0],
        devices: ['uart'],
        expect: { end: 'off' },
      },
    },
  });
}

/** Recording makes QEMU count instructions apart from virtual time, which also passes while all is idle. */
function startRecorded(system: BuiltSystem, folder: string, socket: string) {
  const command = emulatorCommand(system.checked.board, system.imagePath, { icount: true });
  const record = `,rr=record,rrfile=${join(folder, 'linux-boot.rr')}`;
  const recorded = command.map((word) => (word.startsWith('shift=0') ? word + record : word));
  const [program, ...words] = [...recorded, '-no-shutdown', '-qmp', `unix:${socket},server=on,wait=off`];
  return spawn(program!, words, { stdio: ['ignore', 'ignore', 'ignore'] });
}

/** The machine stays as it was when the hypervisor powered it off. */
async function afterShutdown(system: BuiltSystem, socket: string): Promise<LinuxBoot> {
  const monitor = await MachineMonitor.connect(socket);
  try {
    await monitor.event('SHUTDOWN');
    return await readCounts(system, monitor);
  } finally {
    monitor.close();
  }
}

async function readCounts(system: BuiltSystem, monitor: MachineMonitor): Promise<LinuxBoot> {
  const { icount } = (await monitor.execute('query-replay')) as { icount: number };
  const counts = Object.values(await readExitCounts(system, monitor));
  return {
    exits: counts.reduce((sum, count) => sum + count, 0),
    el2Instructions: await readCoreField(system, monitor, 'cpu_cpus.el2Instructions'),
    instructions: icount,
  };
}
