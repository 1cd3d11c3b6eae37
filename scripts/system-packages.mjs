/** Installs what is missing through apt, or says exactly what to install. */
import { spawnSync } from 'node:child_process';
import { SetupError } from './setup-error.mjs';
import { missingTools, outdatedTools } from './tools.mjs';

export function ensureSystemPackages() {
  const hasApt = works('apt-get', ['--version']);
  const missing = missingTools().filter((tool) => hasApt || !tool.test);
  if (missing.length > 0) {
    for (const tool of missing) console.log(`missing: ${tool.command ?? tool.file} (${tool.why})`);
    install(missing);
  }
  const outdated = outdatedTools();
  if (outdated.length > 0) throw new SetupError(outdated.join('\n'));
}

function install(missing) {
  const packages = [...new Set(missing.map((tool) => tool.apt))];
  const steps = [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ];
  if (!works('apt-get', ['--version'])) throw new SetupError(elsewhere(missing));
  const asRoot = rootPrefix();
  if (!asRoot) throw new SetupError(`Run as root:\n${steps.map((step) => `  ${step.join(' ')}`).join('\n')}`);
  for (const step of steps) {
    const [program, ...rest] = [...asRoot, ...step];
    console.log(`$ ${[program, ...rest].join(' ')}`);
    const { status } = spawnSync(program, rest, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new SetupError(`"${step.join(' ')}" failed: see its message above.`);
  }
  const still = missingTools().map((tool) => tool.command ?? tool.file);
  if (still.length > 0) {
    throw new SetupError(`Still missing after the installation: ${still.join(', ')}. Check PATH.`);
  }
}

/** What to put before a command so that root runs it; undefined when that is not possible. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!works('sudo', ['--version'])) return undefined;
  // Where nobody can type a password, sudo must not wait for one.
  return process.stdin.isTTY ? ['sudo'] : works('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

function works(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function elsewhere(missing) {
  const lines = missing.map(
    (tool) =>
      `  ${tool.command ?? tool.file}${tool.oldest ? ` ${tool.oldest} or later` : ''}: ${tool.why}` +
      ` (Debian: ${tool.apt}${tool.brew ? `; Homebrew: ${tool.brew}` : '; elsewhere set BULKHEAD_UBOOT to a u-boot.bin built for qemu_arm64'})`,
  );
  return `There is no apt here to install these; install them and put them on PATH:\n${lines.join('\n')}`;
}
