/** The programs that Bulkhead needs from the system: what for, how old they may be, where they come from. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** U-Boot is a file, not a program; BULKHEAD_UBOOT names another build (guests/src/uboot.ts). */
const UBOOT = process.env.BULKHEAD_UBOOT || '/usr/lib/u-boot/qemu_arm64/u-boot.bin';

const GCC = 'compiles the emitted C a second way in tests';

/**
 * `test` marks what only tests use and skip without: it is asked for only where apt can install it.
 * `command` must be on PATH (or `file` exist); `oldest` is compared with the first number in the
 * output of `command --version`.
 */
export const TOOLS = [
  { command: 'clang', oldest: '14', apt: 'clang', brew: 'llvm', why: 'compiles the emitted C' },
  { command: 'ld.lld', apt: 'lld', brew: 'lld', why: 'links the images' },
  { command: 'llvm-symbolizer', apt: 'llvm', brew: 'llvm', why: 'finds the source line of a fault' },
  {
    command: 'qemu-system-aarch64',
    oldest: '7.2',
    apt: 'qemu-system-arm',
    brew: 'qemu',
    why: 'emulates the board',
  },
  {
    command: 'dtc',
    apt: 'device-tree-compiler',
    brew: 'dtc',
    why: 'device tree sources, and tests of guest device trees',
  },
  { command: 'xz', apt: 'xz-utils', brew: 'xz', why: 'unpacks the guest kernel' },
  { command: 'gdb-multiarch', apt: 'gdb-multiarch', brew: 'gdb', why: 'bulkhead debug' },
  { command: 'aarch64-linux-gnu-gcc', oldest: '12', apt: 'gcc-aarch64-linux-gnu', test: true, why: GCC },
  { command: 'x86_64-linux-gnu-gcc', oldest: '12', apt: 'gcc-x86-64-linux-gnu', test: true, why: GCC },
  { file: UBOOT, apt: 'u-boot-qemu', why: 'a guest of the tests' },
];

/** The tools that are not here. */
export function missingTools() {
  return TOOLS.filter((tool) => (tool.file ? !existsSync(tool.file) : !onPath(tool.command)));
}

/** A message for every tool that is here but too old. */
export function outdatedTools() {
  return TOOLS.filter((tool) => tool.oldest && onPath(tool.command)).flatMap((tool) => {
    const version = versionOf(tool.command);
    if (version && compareVersions(version, tool.oldest) >= 0) return [];
    return [
      `${tool.command} is version ${version ?? 'unknown'}; Bulkhead needs ${tool.oldest} or later.\n` +
        `  Install a newer one (Debian 12 has it: package ${tool.apt}) and put it first on PATH.`,
    ];
  });
}

function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function versionOf(command) {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return stdout?.match(/\d+(\.\d+)+/)?.[0];
}

function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let part = 0; part < Math.max(a.length, b.length); part++) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
