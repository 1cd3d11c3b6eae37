/** The image is one that a boot loader starts: U-Boot at EL2 loads it with `booti`, as on a board. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Demultiplexer } from '@bulkhead/cli';
import { ubootImage } from '@bulkhead/guests';
import { expect, it } from 'vitest';
import { build } from './support.ts';

/** Where the image lies before U-Boot moves it to where its header asks for. */
const LOADED_AT = '0x48000000';
const FIRST_PARTITION = 1;
type Board = ChildProcessByStdio<Writable, Readable, null>;

function startBoard(machine: readonly string[], imagePath: string): Board {
  const image = ['-device', `loader,file=${imagePath},addr=${LOADED_AT},force-raw=on`];
  const serial = ['-display', 'none', '-monitor', 'none', '-no-reboot', '-serial', 'stdio'];
  const command = [...machine, ...serial, '-bios', ubootImage(), ...image];
  return spawn('qemu-system-aarch64', command, { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Types each line once its prompt has been shown; resolves with all that was shown when the board is off. */
function converse(
  board: Board,
  steps: readonly (readonly [prompt: string, line: string])[],
): Promise<Buffer> {
  let shown = Buffer.alloc(0);
  let next = 0;
  board.stdout.on('data', (bytes: Buffer) => {
    shown = Buffer.concat([shown, bytes]);
    const step = steps[next];
    if (step === undefined || !shown.includes(step[0])) return;
    board.stdin.write(step[1]);
    next += 1;
  });
  return new Promise((resolve) => board.on('close', () => resolve(shown)));
}

it('U-Boot starts the image with booti', async () => {
  const { imagePath, checked } = await build('platform/system.ts');
  const board = startBoard(checked.board.emulator!.arguments, imagePath);
  const hung = setTimeout(() => board.kill(), 60_000);
  const shown = await converse(board, [
    ['Hit any key to stop autoboot', ' '],
    ['=> ', `booti ${LOADED_AT} - \${fdtcontroladdr}\r`],
  ]);
  clearTimeout(hung);
  let checks = '';
  const stream = new Demultiplexer({
    framed: (console, bytes) => {
      if (console === FIRST_PARTITION) checks += Buffer.from(bytes).toString();
    },
    unframed: () => {},
  });
  stream.push(shown);
  expect(checks, shown.toString()).toMatch(/^all ok$/m);
});
