import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Board } from '@bulkhead/boards';
import { CliError } from '../errors.ts';
import { QEMU, requireTool } from '../tools.ts';

export interface EmulatorOptions {
  /** Virtual time counts instructions: two runs are the same. */
  readonly icount?: boolean;
  /**
   * False, with `icount`: cores that work may wait milliseconds for each other, and time in which all sleep costs
   * nothing. Default true.
   */
  readonly turns?: boolean;
  /** The board starts again when it is reset. Default: that ends the run. */
  readonly resets?: boolean;
}

export type EmulatorProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * One instruction a nanosecond, no waiting for the real clock while all cores are idle, and a real-time clock
 * that starts at a fixed date.
 */
const ICOUNT = ['-icount', 'shift=0,sleep=off', '-rtc', 'base=2000-01-01,clock=vm'];
/**
 * Counting instructions, QEMU runs the cores in turns, each until the next timer of the machine is due, and
 * goes on after an interrupt with the core that it had reached: a busy core can take 4 ms (Linux's tick)
 * before another sees an interrupt. A timer of the emulator's own ends every turn after 50 us: a packet
 * buffer on a network that nothing is connected to. The guests see no network.
 */
const TURNS = [
  ...['-netdev', 'hubport,id=turns,hubid=0'],
  ...['-object', 'filter-buffer,id=turn,netdev=turns,interval=50'],
];
/** What QEMU says of that network. */
const ABOUT_TURNS = /has no peer/;
/** With one instruction a nanosecond, the system counter of 1 GHz counts instructions. */
const COUNTER_HZ = 1_000_000_000;
/** The board's UART is the process's standard input and output; a reset ends the run. */
const UART_ON_STDIO = ['-chardev', 'stdio,id=console,signal=off', '-serial', 'chardev:console'];
const BATCH = ['-display', 'none', '-monitor', 'none'];

/** The command line that boots an image on the emulated board. */
export function emulatorCommand(board: Board, imagePath: string, options: EmulatorOptions = {}): string[] {
  const { emulator } = board;
  if (!emulator) {
    throw new CliError(
      `The board ${board.name} has no emulator.`,
      'Use bulkhead build, and put the image on the board.',
    );
  }
  const machine = options.icount ? countInstructions(emulator.arguments, options) : emulator.arguments;
  return [
    emulator.command,
    ...machine,
    ...BATCH,
    ...(options.resets ? [] : ['-no-reboot']),
    ...UART_ON_STDIO,
    emulator.imageOption,
    imagePath,
  ];
}

function countInstructions(machine: readonly string[], { turns = true }: EmulatorOptions): string[] {
  const cpu = machine.indexOf('-cpu') + 1;
  return [
    ...machine.map((word, index) => (cpu > 0 && index === cpu ? `${word},cntfrq=${COUNTER_HZ}` : word)),
    ...ICOUNT,
    ...(turns ? TURNS : []),
  ];
}

/** The emulator's own messages, less those about what `emulatorCommand` itself asked for. */
export function emulatorMessages(text: string): string {
  return text
    .split('\n')
    .filter((line) => !ABOUT_TURNS.test(line))
    .join('\n');
}

/** Starts the emulator with its UART on pipes to us. It must be installed and recent enough. */
export function startEmulator(command: readonly string[]): EmulatorProcess {
  const [program, ...rest] = command;
  const path = program === QEMU.command ? requireTool(QEMU) : program!;
  return spawn(path, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Asks the emulator to end, then ends it. */
export function stopEmulator(emulator: EmulatorProcess, graceMilliseconds = 2000): void {
  if (emulator.exitCode !== null || emulator.signalCode !== null) return;
  emulator.kill('SIGTERM');
  const timer = setTimeout(() => emulator.kill('SIGKILL'), graceMilliseconds);
  timer.unref();
}
