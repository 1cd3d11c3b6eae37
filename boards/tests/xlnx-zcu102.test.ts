import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { xlnxZcu102 } from '../index.ts';

const board = xlnxZcu102({ memory: '2GiB' });

/** QEMU's own account of the machine's addresses, as all masters see them: what is at each. */
function regions(): Map<bigint, string> {
  const { command, arguments: options } = board.emulator!;
  const { stdout } = spawnSync(command, [...options, '-S', '-display', 'none', '-monitor', 'stdio'], {
    encoding: 'utf8',
    input: 'info mtree\nquit\n',
    timeout: 20_000,
  });
  // It lists several spaces, in no fixed order.
  const space = stdout.split(/\r?\n\r?\n/).find((part) => /^address-space: memory\r?$/m.test(part)) ?? '';
  const lines = space.matchAll(/^ {4}([0-9a-f]{16})-[0-9a-f]{16} \(.*\): (.*?)\r?$/gm);
  return new Map([...lines].reverse().map(([, start, what]) => [BigInt(`0x${start}`), what!]));
}

const machine = regions();

test('memory and UARTs are where QEMU has them', () => {
  expect(machine.get(board.ram.pa)).toMatch(/ddr-ram/);
  expect(machine.get(board.devices.uart0.pa)).toBe('uart');
  expect(machine.get(board.devices.uart1.pa)).toBe('uart');
});

test('both pages of the CPU interfaces follow each other, and all registers are where QEMU has them', () => {
  const { gic } = board;
  if (gic.version !== 2) throw new Error('the board has a GIC-400');
  const first = '0000000000000000-0000000000000fff';
  const second = '0000000000001000-0000000000001fff';
  const at = (pa: bigint) => machine.get(pa)?.replace(/^alias zynqmp-gic-alias /, '');
  expect(at(gic.gicdPa)).toBe(`@gic_dist ${first}`);
  expect([at(gic.giccPa), at(gic.giccPa + 0x1000n)]).toEqual([`@gic_cpu ${first}`, `@gic_cpu ${second}`]);
  expect(at(gic.gichPa)).toBe(`@gic_viface ${first}`);
  expect([at(gic.gicvPa), at(gic.gicvPa + 0x1000n)]).toEqual([`@gic_vcpu ${first}`, `@gic_vcpu ${second}`]);
});
