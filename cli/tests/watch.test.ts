/** `bulkhead check --watch`, as a person uses it: the file is changed under it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const BUILD = fileURLToPath(new URL('../../build/', import.meta.url));

let folder = '';
let watching: ChildProcess | undefined;
afterEach(() => {
  watching?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const system = (memory: string) => `
import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, raw } from '@bulkhead/system';
import { cores } from './cores.ts';
const guest = raw({ file: './guest.bin', loadAddress: 0x4008_0000, entry: 0x4008_0000 });
export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '64MiB' }),
  partitions: { only: { guest, memory: '${memory}', cores } },
});
`;

it('checks at once, after a change of the description, and after one of a module that it imports', async () => {
  // Below the repository, where the packages are found.
  mkdirSync(BUILD, { recursive: true });
  folder = mkdtempSync(join(BUILD, 'watch-'));
  const file = join(folder, 'system.ts');
  writeFileSync(join(folder, 'guest.bin'), Buffer.alloc(4096));
  writeFileSync(join(folder, 'cores.ts'), 'export const cores = [0];\n');
  writeFileSync(file, system('32MiB'));
  let text = '';
  let heard = () => {};
  const hears = async (word: string) => {
    while (!text.includes(word)) await new Promise<void>((resolve) => (heard = resolve));
    text = text.slice(text.indexOf(word) + word.length);
  };
  // One stream for both, so that what is said first is heard first.
  const command = 'exec "$0" --import tsx "$1" check --watch "$2" 2>&1';
  watching = spawn('sh', ['-c', command, process.execPath, MAIN, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  watching.stdout!.on('data', (bytes: Buffer) => {
    text += bytes.toString();
    heard();
  });
  await hears('Watching');
  writeFileSync(file, system('3MiB'));
  await hears('system.ts has changed.');
  await hears('error BS');
  await hears('Watching');
  writeFileSync(file, system('32MiB'));
  await hears('Watching');
  writeFileSync(join(folder, 'cores.ts'), 'export const cores = [7];\n');
  await hears('cores.ts has changed.');
  await hears('error BS');
});
