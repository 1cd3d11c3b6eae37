import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QEMU, requireTool } from '../src/tools.ts';

/** A folder with a program that answers `--version` with a text. */
function fakeProgram(command: string, answer: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-tools-'));
  writeFileSync(join(folder, command), `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(join(folder, command), 0o755);
  return folder;
}

const HOW =
  'QEMU 7.2 or later (Debian, Ubuntu: apt-get install qemu-system-arm; Homebrew: brew install qemu)';

describe('the emulator', () => {
  it('is named when it is missing', () => {
    expect(() => requireTool(QEMU, { PATH: '/nowhere' })).toThrow(
      `qemu-system-aarch64 is not on PATH.\n  Install ${HOW}.`,
    );
  });

  it('is refused when it is too old', () => {
    const folder = fakeProgram('qemu-system-aarch64', 'QEMU emulator version 5.2.0 (Debian 1:5.2+dfsg-11)');
    expect(() => requireTool(QEMU, { PATH: folder })).toThrow(
      `${folder}/qemu-system-aarch64 is version 5.2.0; Bulkhead needs 7.2 or later.\n` +
        `  Install ${HOW}, and put it first on PATH.`,
    );
  });

  it('is refused when it does not tell its version', () => {
    const folder = fakeProgram('qemu-system-aarch64', 'hello');
    expect(() => requireTool(QEMU, { PATH: folder })).toThrow(
      `${folder}/qemu-system-aarch64 does not tell its version.\n  Install ${HOW}.`,
    );
  });

  it.each(['7.2.22', '7.10.0', '10.0'])('is taken at version %s', (version) => {
    const folder = fakeProgram('qemu-system-aarch64', `QEMU emulator version ${version}`);
    expect(requireTool(QEMU, { PATH: `/nowhere:${folder}` })).toBe(join(folder, 'qemu-system-aarch64'));
  });
});
