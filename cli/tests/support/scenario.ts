import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Expectation } from '@bulkhead/system';
import type { BuiltSystem } from '../../src/build/built-system.ts';

export interface Step {
  readonly console?: number;
  readonly text?: string;
  readonly raw?: string;
  readonly stderr?: string;
  readonly echo?: number;
  readonly waitMilliseconds?: number;
  readonly exit?: number;
}

export const EVENTS = 0x3f;
export const event = (text: string): Step => ({ console: EVENTS, text: `${text}\n` });

/** A built system with these partitions whose board's emulator plays the steps. */
export function scenario(
  expectations: Readonly<Record<string, Expectation>>,
  steps: readonly Step[],
  uartOwner?: string,
): BuiltSystem {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-scenario-'));
  const file = join(folder, 'steps.json');
  writeFileSync(file, JSON.stringify(steps));
  const emulator = fileURLToPath(new URL('fake-emulator.mjs', import.meta.url));
  const partitions = Object.entries(expectations).map(([name, expect], index) => ({
    name,
    index,
    // The defaults of system/src/stages/expand.ts.
    expect: { end: expect.fault ? 'fault' : 'off', console: [], ...expect },
    devices: name === uartOwner ? [{ name: 'uart' }] : [],
  }));
  const board = {
    name: 'fake',
    uart: 'uart',
    emulator: { command: process.execPath, arguments: [emulator, file], imageOption: '--image' },
  };
  const checked = { board, partitions, hasConsoleStream: uartOwner === undefined };
  return {
    name: 'fake',
    folder,
    imagePath: join(folder, 'image.bin'),
    checked: checked as unknown as BuiltSystem['checked'],
    manifest: {} as BuiltSystem['manifest'],
    hypervisor: { elf: join(folder, 'hypervisor.elf') },
    partitions: {},
    warnings: [],
  };
}
