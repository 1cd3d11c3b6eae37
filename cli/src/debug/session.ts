import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { BuiltSystem } from '../build/built-system.ts';
import { CliError } from '../errors.ts';
import { Consoles } from '../run/consoles.ts';
import { emulatorCommand } from '../run/emulator.ts';
import { Demultiplexer } from '../stream/demultiplexer.ts';
import { GDB, QEMU, requireTool } from '../tools.ts';
import { gdbScript } from './gdb-script.ts';

export interface DebugOptions {
  /** A file of gdb commands to carry out, after which gdb ends. */
  readonly batch?: string;
  /** Virtual time counts instructions. */
  readonly icount?: boolean;
  /** Gets what gdb prints; default: this process's own standard output. */
  readonly onOutput?: (text: string) => void;
}

/** Starts the emulator, stopped, and gdb on it; returns gdb's exit status. */
export async function debugSystem(built: BuiltSystem, options: DebugOptions = {}): Promise<number> {
  const gdb = requireTool(GDB);
  const port = await freePort();
  const logPath = join(built.folder, 'debug.log');
  const scriptPath = join(built.folder, 'debug.gdb');
  writeFileSync(scriptPath, gdbScript(built, port, logPath));
  const emulator = startStopped(built, port, logPath, options);
  const batch = options.batch === undefined ? [] : ['-batch', '-x', options.batch];
  const debuggerProcess = spawn(gdb, ['-q', '-nx', '-x', scriptPath, ...batch], {
    stdio: options.onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  for (const stream of [debuggerProcess.stdout, debuggerProcess.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => options.onOutput?.(text));
  // Ctrl-C is for gdb, which stops the cores.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  try {
    return await exitOf(debuggerProcess);
  } finally {
    process.off('SIGINT', ignore);
    emulator.kill('SIGKILL');
  }
}

/** The emulator before its first instruction, waiting for gdb; the consoles go to a file. */
function startStopped(
  built: BuiltSystem,
  port: number,
  logPath: string,
  { icount = false }: DebugOptions,
): ChildProcess {
  const [command, ...rest] = emulatorCommand(built.checked.board, built.imagePath, { icount });
  const path = command === QEMU.command ? requireTool(QEMU) : command!;
  const stub = ['-S', '-gdb', `tcp:127.0.0.1:${port}`];
  // A process group of its own: Ctrl-C at gdb must not end it.
  const emulator = spawn(path, [...rest, ...stub], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const log = createWriteStream(logPath);
  const names = built.checked.partitions.map(({ name }) => name);
  const consoles = new Consoles(names, {
    line: (console, text) => log.write(`${console} | ${text}\n`),
    partial: () => {},
    event: () => {},
  });
  const stream = new Demultiplexer(consoles);
  emulator.stdout!.on('data', (bytes: Buffer) => stream.push(bytes));
  emulator.on('close', () => log.end());
  process.once('exit', () => emulator.kill('SIGKILL'));
  return emulator;
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new CliError(`gdb does not start: ${error.message}.`, 'Check PATH.')),
    );
    child.on('close', (status) => resolve(status ?? 1));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
