import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { raspi3b } from '../index.ts';

const board = raspi3b();
const { command, arguments: options } = board.emulator!;

/** What QEMU's monitor answers about the machine, which does not run. */
function ask(question: string): string {
  const { stdout } = spawnSync(command, [...options, '-S', '-display', 'none', '-monitor', 'stdio'], {
    encoding: 'utf8',
    input: `${question}\nquit\n`,
    timeout: 20_000,
  });
  return stdout;
}

/** What is at each address, as the cores see them. */
function regions(): Map<bigint, string> {
  const space =
    ask('info mtree')
      .split(/\r?\n\r?\n/)
      .find((part) => /^address-space: memory\r?$/m.test(part)) ?? '';
  const lines = space.matchAll(/^ +([0-9a-f]{16})-[0-9a-f]{16} \(.*\): (.*?)\r?$/gm);
  return new Map([...lines].map(([, start, what]) => [BigInt(`0x${start}`), what!]));
}

test('memory, peripherals and local registers are where QEMU has them', () => {
  const machine = regions();
  const { gic } = board;
  if (gic.version !== 'bcm2836') throw new Error('the board has no GIC');
  expect(machine.get(board.ram.pa)).toBe('ram');
  expect(machine.get(gic.peripheralsPa)).toBe('bcm2835-peripherals');
  expect(machine.get(gic.peripheralsPa + 0xb200n)).toBe('bcm2835-ic');
  expect(machine.get(gic.peripheralsPa + 0x10_0000n)).toBe('bcm2835-powermgt');
  expect(machine.get(gic.localPa)).toBe('bcm2836-control');
  expect(machine.get(board.devices.uart0.pa)).toBe('pl011');
  expect(machine.get(board.devices['system-timer'].pa)).toBe('bcm2835-sys-timer');
});

test('memory ends where the graphics processor has its own', () => {
  const property = /vcram-base = (\d+)/.exec(ask('info qtree'))?.[1];
  expect(BigInt(property ?? 0)).toBe(board.ram.pa + 0x3c00_0000n);
});
