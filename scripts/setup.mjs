/**
 * Everything that Bulkhead needs before it can be used: system packages, npm packages and the guest
 * kernel. Plain JavaScript without dependencies, because it runs before anything is installed.
 * Quick when nothing is missing.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNpmPackages } from './npm-packages.mjs';
import { reportingSetupErrors, SetupError } from './setup-error.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_NODE = 20;

/** Throws a SetupError that says what to do when something cannot be had. */
export function setUp() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    throw new SetupError(
      `Node.js is version ${process.versions.node}; Bulkhead needs ${OLDEST_NODE} or later.`,
    );
  }
  ensureSystemPackages();
  ensureNpmPackages(root);
  ensureGuests();
}

function ensureGuests() {
  const fetch = ['--import', 'tsx', join(root, 'guests', 'src', 'main.ts')];
  const { status } = spawnSync(process.execPath, fetch, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new SetupError('The guest kernel could not be fetched: see the message above.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await reportingSetupErrors(() => {
    setUp();
    console.log('Everything is in place.');
  });
}
