import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SETUP = fileURLToPath(new URL('../../scripts/setup.mjs', import.meta.url));

/** Runs set-up with only these programs on PATH: name to what they do. */
function setUp(programs: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-setup-'));
  symlinkSync(process.execPath, join(folder, 'node'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const env = { PATH: folder, BULKHEAD_UBOOT: SETUP };
  const { stdout, stderr, status } = spawnSync(process.execPath, [SETUP], { encoding: 'utf8', env });
  return { stdout, stderr, status };
}

const clang = 'echo "Debian clang version 14.0.6"';
const qemu = 'echo "QEMU emulator version 7.2.22"';
const gcc = 'echo "gcc (Debian 12.2.0-14) 12.2.0"';
const present = {
  clang,
  'ld.lld': ':',
  'llvm-symbolizer': ':',
  'qemu-system-aarch64': qemu,
  'aarch64-linux-gnu-gcc': gcc,
  'x86_64-linux-gnu-gcc': gcc,
  dtc: ':',
  'gdb-multiarch': ':',
  xz: ':',
};

describe('set-up', () => {
  it('names exactly what to install where there is no apt', () => {
    const { dtc: _dtc, 'qemu-system-aarch64': _qemu, ...others } = present;
    expect(setUp(others)).toEqual({
      status: 1,
      stdout:
        'missing: qemu-system-aarch64 (emulates the board)\n' +
        'missing: dtc (device tree sources, and tests of guest device trees)\n',
      stderr:
        '\nSet-up cannot go on.\n' +
        'There is no apt here to install these; install them and put them on PATH:\n' +
        '  qemu-system-aarch64 7.2 or later: emulates the board (Debian: qemu-system-arm; Homebrew: qemu)\n' +
        '  dtc: device tree sources, and tests of guest device trees (Debian: device-tree-compiler; Homebrew: dtc)\n',
    });
  });

  it.runIf(process.getuid?.() === 0)('installs through apt, saying what and why', () => {
    const { clang: _clang, ...others } = present;
    const { stdout, stderr, status } = setUp({ ...others, 'apt-get': 'echo "[$*]"' });
    expect(stdout.split('\n')).toEqual([
      'missing: clang (compiles the emitted C)',
      '$ apt-get update',
      '[update]',
      '$ apt-get install -y --no-install-recommends clang',
      '[install -y --no-install-recommends clang]',
      '',
    ]);
    expect(stderr).toBe('\nSet-up cannot go on.\nStill missing after the installation: clang. Check PATH.\n');
    expect(status).toBe(1);
  });

  it('refuses versions that are too old', () => {
    const { stderr, status } = setUp({ ...present, clang: 'echo "Debian clang version 11.0.1-2"' });
    expect(stderr).toBe(
      '\nSet-up cannot go on.\nclang is version 11.0.1; Bulkhead needs 14 or later.\n' +
        '  Install a newer one (Debian 12 has it: package clang) and put it first on PATH.\n',
    );
    expect(status).toBe(1);
  });
});
