/** Installs the npm packages that package-lock.json names, unless they are there already. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup-error.mjs';

export function ensureNpmPackages(root) {
  if (areInstalled(root)) return;
  // Not `npm ci`: it insists on lock entries for the binaries of every platform, which a lock file written
  // beside a registry that has only some of them does not hold. `--no-save` keeps to the lock file too.
  const command = ['install', '--no-save'];
  console.log(`$ npm ${command.join(' ')}`);
  const { status } = spawnSync('npm', command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new SetupError('npm could not install the packages: see its message above.');
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
