/** A board without a GIC and without PSCI: what its hypervisor needs, is told, and cannot do. */
import { raspi3b } from '@bulkhead/boards';
import {
  ControllerKind,
  InterruptMode,
  PowerKind,
  UartKind,
  versionFor,
} from '@bulkhead/hypervisor/abi/configuration';
import { expect, test } from 'vitest';
import { buildSystem, type Driver, defineSystem, formatDiagnostic, typescript } from '../src/index.ts';
import { compileTypeScript, directory, hypervisor } from './support/good.ts';

const board = raspi3b();
const control = { guest: typescript({ entry: './control.ts' }), memory: '4MiB', cores: [0] } as const;
const asked: (readonly Driver[])[] = [];

function build(interrupts: 'auto' | 'direct') {
  const system = defineSystem({ board, partitions: { control: { ...control, interrupts } } });
  return buildSystem(system, {
    directory,
    compileTypeScript,
    hypervisor: (_, drivers) => {
      asked.push(drivers);
      return Promise.resolve(hypervisor());
    },
  });
}

test('its hypervisor has the drivers of the board, and the record names them and their registers', async () => {
  const { image } = await build('auto');
  expect(asked).toEqual([['bcm2836', 'bcm2835']]);
  const { version, board: record, partitions } = image!.configuration;
  expect(version).toBe(versionFor(ControllerKind.Bcm2836, UartKind.Pl011, PowerKind.Bcm2835));
  expect(record).toMatchObject({ gicdPa: 0x3f00_0000n, giccPa: 0x4000_0000n, gichPa: 0n, gicvPa: 0n });
  expect(record).toMatchObject({ uartPa: 0x3f20_1000n, uartIntid: 89 });
  expect(partitions[0]!.interruptMode).toBe(InterruptMode.Virtual);
});

test('no partition has the page of the spin table', async () => {
  const { checked } = await build('auto');
  expect(checked!.partitions.map(({ ramPa }) => ramPa >= 0x1000n)).toEqual([true]);
});

test('guests are told of a GICv2', async () => {
  const { checked } = await build('auto');
  expect(checked!.partitions[0]!.gicVersion).toBe(2);
});

test('BS2314 direct interrupts without a GIC', async () => {
  const { diagnostics } = await build('direct');
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(formatDiagnostic).join('\n')).toMatchInlineSnapshot(`
    "error BS2314 at partitions.control.interrupts: interrupts cannot be direct
      expected: cores of its own, the board's INTIDs, no emulated console, and a GIC that allows it
      actual:   raspi3b has no GIC
      remedy:   use 'auto' or 'virtual'"
  `);
});
