/** The emulated board without the `bulkhead` command, for tests that change the board or what starts it. */
import { spawn } from 'node:child_process';
import { Demultiplexer } from '@bulkhead/cli';

/** A line to type once a prompt has been shown. */
export type Step = readonly [prompt: string, line: string];

/** A run that takes longer hangs. */
const TIMEOUT_MILLISECONDS = 60_000;
const SERIAL = ['-display', 'none', '-monitor', 'none', '-no-reboot', '-serial', 'stdio'];

/** Runs the board until it is off, typing each line at its prompt; returns all that its UART showed. */
export function runBoard(machine: readonly string[], steps: readonly Step[] = []): Promise<Buffer> {
  const board = spawn('qemu-system-aarch64', [...machine, ...SERIAL], { stdio: ['pipe', 'pipe', 'inherit'] });
  const hung = setTimeout(() => board.kill(), TIMEOUT_MILLISECONDS);
  let shown: Buffer = Buffer.alloc(0);
  let next = 0;
  board.stdout.on('data', (bytes: Buffer) => {
    shown = Buffer.concat([shown, bytes]);
    const step = steps[next];
    if (step === undefined || !shown.includes(step[0])) return;
    board.stdin.write(step[1]);
    next += 1;
  });
  return new Promise((resolve, reject) => {
    board.on('error', reject);
    board.on('close', () => {
      clearTimeout(hung);
      resolve(shown);
    });
  });
}

/** What one console of the stream showed; partition 0 has console 1. */
export function consoleText(stream: Uint8Array, number: number): string {
  let text = '';
  const demultiplexer = new Demultiplexer({
    framed: (console, bytes) => {
      if (console === number) text += Buffer.from(bytes).toString();
    },
    unframed: () => {},
  });
  demultiplexer.push(stream);
  return text;
}
