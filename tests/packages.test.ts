/** What a new user meets: the packed packages, in an empty folder outside the repository. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const QUIET = ['--no-audit', '--no-fund', '--prefer-offline'];
let place = '';
let project = '';

function run(folder: string, command: string, args: readonly string[], path = process.env.PATH) {
  const result = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  expect(result.error).toBeUndefined();
  return result;
}

function done(result: SpawnSyncReturns<string>): string {
  expect(result.status, result.stdout + result.stderr).toBe(0);
  return result.stdout;
}

/** The installed command, as `npx bulkhead` starts it. */
function bulkhead(args: readonly string[], path?: string): SpawnSyncReturns<string> {
  const command = join(project, 'node_modules', '@bulkhead', 'cli', 'bin', 'bulkhead.mjs');
  return run(project, process.execPath, [command, ...args], path);
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'bulkhead-packages-'));
  project = join(place, 'plant');
  const packed = join(place, 'packed');
  done(run(ROOT, 'npm', ['run', '-s', 'pack', '--', '--out', packed]));
  const files = readdirSync(packed).map((file) => join(packed, file));
  // The first command comes from a folder of its own, as `npx` would have it.
  const first = join(place, 'first');
  mkdirSync(first);
  done(run(first, 'npm', ['install', ...QUIET, ...files]));
  done(run(place, join(first, 'node_modules', '.bin', 'bulkhead'), ['new', 'plant']));
  done(run(project, 'npm', ['install', ...QUIET, ...files]));
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

test('a new project has no mistake, neither for the command nor for an editor', () => {
  expect(done(run(project, 'npm', ['run', '-s', 'check']))).toContain('No errors in system.ts.');
  expect(done(run(project, 'npm', ['run', '-s', 'typecheck']))).toBe('');
});

test('it is built, with what it consists of', () => {
  expect(done(bulkhead(['build', 'system.ts']))).toContain('build/plant/image.bin');
  const manifest = JSON.parse(readFileSync(join(project, 'build', 'plant', 'manifest.json'), 'utf8'));
  expect(manifest.partitions.map(({ name }: { name: string }) => name)).toEqual(['sensor', 'control']);
});

test('it runs, and every partition ends as expected', () => {
  expect(done(run(project, 'npm', ['start']))).toContain('All 2 partitions ended as expected.');
});

test('an error is placed in the file and line of the user', () => {
  const system = readFileSync(join(project, 'system.ts'), 'utf8');
  writeFileSync(join(project, 'wrong.ts'), system.replace('cores: [1]', 'cores: [7]'));
  const result = bulkhead(['check', 'wrong.ts']);
  expect(result.status).toBe(1);
  expect(result.stdout).toMatch(/^wrong\.ts:17:\d+: error BS\d+ at partitions\.control\.cores/m);
});

/** `mov w0, #0x84000008; hvc #0`: PSCI SYSTEM_OFF (Arm DEN 0022, 5.9). */
const SWITCHES_OFF = Uint32Array.of(0x5280_0100, 0x72b0_8000, 0xd400_0002);
const BINARY_SYSTEM = `import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, raw } from '@bulkhead/system';

export default defineSystem({
  board: qemuVirt({ cores: 1, memory: '256MiB' }),
  partitions: {
    legacy: { guest: raw({ file: './off.bin', loadAddress: 0x4000_0000 }), memory: '2MiB', cores: [0], expect: { end: 'off' } },
  },
});
`;

test('without a compiler, a system of finished programs is built with the hypervisor of the package', () => {
  writeFileSync(join(project, 'off.bin'), SWITCHES_OFF);
  writeFileSync(join(project, 'binary.system.ts'), BINARY_SYSTEM);
  const tools = join(place, 'tools');
  mkdirSync(tools);
  const emulator = done(run(place, 'sh', ['-c', 'command -v qemu-system-aarch64'])).trim();
  symlinkSync(emulator, join(tools, 'qemu-system-aarch64'));
  expect(done(bulkhead(['run', '--icount', 'binary.system.ts'], tools))).toContain(
    'The partition ended as expected.',
  );
  const other = bulkhead(['build', 'system.ts'], tools);
  expect(other.status).toBe(1);
  expect(other.stderr).toContain('clang');
});
