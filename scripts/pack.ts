/** `npm run pack`: the packages as they are published. Prints the files that it wrote. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compileHypervisor } from '@bulkhead/cli';
import type { Driver } from '@bulkhead/system';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Folders of the packages that others install. */
const PACKAGES = ['compiler/prelude', 'compiler', 'sdk', 'system', 'boards', 'guests', 'cli'];
const HYPERVISOR = 'hypervisor';
/** What the boards need. */
const DRIVERS: readonly (readonly Driver[])[] = [[], ['gicv2'], ['gicv2', 'cadence'], ['bcm2836', 'bcm2835']];

const { values } = parseArgs({
  options: { out: { type: 'string', default: join(ROOT, 'build', 'packages') } },
});
const out = resolve(values.out);
const staging = mkdtempSync(join(tmpdir(), 'bulkhead-pack-'));
try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await stageHypervisor(join(staging, HYPERVISOR));
  for (const folder of [...PACKAGES.map((name) => join(ROOT, name)), join(staging, HYPERVISOR)]) pack(folder);
} finally {
  rmSync(staging, { recursive: true, force: true });
}

/** Its sources, and what they compile to: who has no compiler builds systems with that. */
async function stageHypervisor(folder: string): Promise<void> {
  cpSync(join(ROOT, HYPERVISOR), folder, { recursive: true });
  for (const drivers of DRIVERS) {
    const { program } = await compileHypervisor('speed', { drivers });
    const prebuilt = join(folder, 'prebuilt', basename(program.elf, '.elf'));
    mkdirSync(prebuilt, { recursive: true });
    copyFileSync(program.elf, join(prebuilt, 'hypervisor.elf'));
    copyFileSync(program.checks, join(prebuilt, 'checks.json'));
    copyFileSync(program.proved, join(prebuilt, 'proved.json'));
  }
}

function pack(folder: string): void {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string };
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--json', '--pack-destination', out], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm pack of ${name} failed:\n${stderr}`);
  const [packed] = JSON.parse(stdout) as [{ filename: string; size: number }];
  console.log(`${join(out, packed.filename)}  ${packed.size} bytes`);
}
