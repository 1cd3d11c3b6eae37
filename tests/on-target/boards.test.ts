/** One description on every emulated board: a partition in TypeScript beside Linux, which is told the board's GIC. */
import { expect, it } from 'vitest';
import { build, partition, run } from './support.ts';

it.each([
  ['qemu-virt-gicv3', 'GICv3'],
  // Linux's name of a GICv2.
  ['qemu-virt-gicv2', 'GIC-0'],
  ['xlnx-zcu102', 'GIC-0'],
  ['raspi3b', 'GIC-0'],
  // QEMU's virt by its own device tree, as `bulkhead board import` has it.
  ['imported', 'GICv3'],
])('boots on %s', async (board, controller) => {
  const result = await run(`boards/${board}.ts`);
  expect(result.deviations).toEqual([]);
  expect(result.consoles.heartbeat).toBe('heartbeat\n'.repeat(5));
  expect(partition(result, 'linux')).toMatchObject({ restarts: 0, end: 'off' });
  if (board === 'imported') {
    // The board's own devices, as the nodes say that were copied from its tree, and what the overlay adds.
    expect(result.consoles.linux).toContain('9010000.pl031 has the driver rtc-pl031');
    expect(result.consoles.linux).toContain('9030000.pl061 has the driver pl061_gpio');
    expect(result.consoles.linux).toContain('the alarm lamp');
  }
  const timer = new RegExp(`^ *\\d+: +(\\d+) +(\\d+) +${controller} .* arch_timer$`, 'm');
  const [, ...counts] = timer.exec(result.consoles.linux ?? '') ?? [];
  expect(counts, result.consoles.linux).toHaveLength(2);
  expect(Math.min(...counts.map(Number)), result.consoles.linux).toBeGreaterThan(10);
});

it.each([
  ['virt-small', 1, 100_000],
  ['virt-large', 7, 2_900_000],
])('%s: other numbers of cores and sizes of memory', async (board, cpus, kibibytes) => {
  const result = await run(`boards/${board}.ts`);
  expect(result.deviations).toEqual([]);
  expect(result.consoles.heartbeat).toBe('heartbeat\n'.repeat(5));
  expect(result.consoles.linux).toContain(`hello from Linux on ${cpus} CPUs`);
  const [, memory] = /^MemTotal: +(\d+) kB$/m.exec(result.consoles.linux ?? '') ?? [];
  expect(Number(memory)).toBeGreaterThan(kibibytes);
});

it.each([
  ['juno', ['gicv2'], 0x8000_0000n],
  ['raspi4b', ['gicv2'], 0n],
  ['kria-kv260', ['gicv2', 'cadence'], 0n],
] as const)('an image is built for %s, which is not booted here', async (board, drivers, ramPa) => {
  const built = await build(`boards/${board}.ts`);
  expect(built.manifest.board).toBe(board);
  expect(built.drivers).toEqual(drivers);
  expect(built.warnings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  for (const { memory } of built.manifest.partitions) expect(BigInt(memory.pa)).toBeGreaterThan(ramPa);
});
