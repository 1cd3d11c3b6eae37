import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Board, qemuVirt } from '@bulkhead/boards';
import { example } from './example.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OUT = join(ROOT, 'build/on-target/boards');
const { emulator } = qemuVirt({ cores: 3, memory: '512MiB' });

/** The emulator's own device tree, through the command, as a user has a board's. */
function imported(): string {
  mkdirSync(OUT, { recursive: true });
  const [tree, file] = [join(OUT, `virt-${process.pid}.dtb`), join(OUT, `virt-${process.pid}.ts`)];
  const dump = emulator!.arguments.map((one) => (one.startsWith('virt,') ? `${one},dumpdtb=${tree}` : one));
  execFileSync(emulator!.command, [...dump, '-display', 'none'], { stdio: 'pipe' });
  rmSync(file, { force: true });
  const command = ['--import', 'tsx', join(ROOT, 'cli/src/main.ts'), 'board', 'import', tree, '--out', file];
  execFileSync(process.execPath, command, { stdio: 'pipe' });
  return file;
}

const module: { default: Board } = await import(pathToFileURL(imported()).href);

export default example(
  { ...module.default, emulator: emulator! },
  { devices: ['pl031', 'pl061'], deviceTree: { overlay: './alarm.dtso' } },
);
