/** Installs the npm packages that package-lock.json names, unless they are there already. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup-error.mjs';

export function ensureNpmPackages(root) {
  if (areInstalled(root)) return;
  console.log('$ npm ci');
  // npm sets npm_config_* for what it runs; its own run from a script behaves as from a shell without them.
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new SetupError('"npm ci" failed: see its message above.');
}

/** npm keeps what it installed in a lock file of its own: compare that with ours. */
function areInstalled(root) {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(installedPath);
  return Object.entries(wanted).every(([path, entry]) => {
    // The root is in no node_modules, and optional packages of other platforms are left out.
    if (path === '' || (entry.optional && !installed[path])) return true;
    return installed[path]?.version === entry.version && installed[path]?.integrity === entry.integrity;
  });
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
