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

const UART = { pa: 0x900_0000n, sizeBytes: 0x1000, interrupts: [] };

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
    ramIpa: 0x4000_0000n,
    ramPa: 0x5000_0000n + BigInt(index) * 0x20_0000n,
    ramSizeBytes: 0x20_0000,
    devices: name === uartOwner ? [{ ...UART, name: 'uart', ipa: UART.pa, facts: UART }] : [],
    ports: [],
    recovery: { readsHealth: false, hasWatchdogDevice: false, actions: {} },
  }));
  const board = {
    name: 'fake',
    uart: 'uart',
    devices: { uart: UART },
    imagePa: 0x4020_0000n,
    ram: { pa: 0x4000_0000n },
    gic: { gicdPa: 0x800_0000n, gicrPa: 0x80a_0000n },
    cores: 2,
    emulator: { command: process.execPath, arguments: [emulator, file], imageOption: '--image' },
  };
  const layout = { payloadOffset: 0x4_0000, sizeBytes: 0x10_0000 };
  const hasConsoleStream = uartOwner === undefined;
  const checked = { board, partitions, layout, channels: [], ramSizeBytes: 0x4000_0000, hasConsoleStream };
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
