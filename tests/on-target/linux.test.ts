/** Debian's kernel, unmodified, on two vCPUs: hotplug, interrupts, input, restart and end. */
import type { InputStep, RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, partition, run } from './support.ts';

const type = (send: string): InputStep => ({ partition: 'linux', waitFor: 'command? ', send: `${send}\n` });

describe.each([
  ['GICv3', 'linux/system.ts'],
  // The name that Linux gives a GICv2.
  ['GIC-0', 'linux/gicv2.ts'],
])('Linux with a %s interrupt controller', (controller, system) => {
  let result: RunResult;
  let text: string;
  beforeAll(async () => {
    const input = [
      type('echo $((6 * 7)) is the answer'),
      type('interrupts arch_timer'),
      type('interrupts uart'),
      type('uart_to_cpu1'),
      type('echo moved'),
      type('interrupts uart'),
      type('reboot -f'),
      type('poweroff -f'),
      { partition: 'linux', waitFor: 'Power down', send: '' },
      { partition: 'counter', waitFor: '', send: 'q' },
    ];
    result = await run(system, { icount: true, input });
    text = result.consoles.linux ?? '';
  });

  /** The two counts of each line of /proc/interrupts that names a device. */
  function counts(device: string): number[][] {
    const found = text.matchAll(new RegExp(`^ *\\d+: +(\\d+) +(\\d+) +${controller} .* ${device}$`, 'gm'));
    return [...found].map(([, cpu0, cpu1]) => [Number(cpu0), Number(cpu1)]);
  }

  it('reaches user space on two CPUs', () => {
    expect(lines(result, 'linux').slice(0, 2)).toEqual(['kernel Linux', 'cpus at start: 2']);
  });

  it('takes a CPU out and in again', () => {
    expect(text.match(/^cpus with.*$/gm)).toEqual([
      ...['cpus without cpu1: 1', 'cpus with cpu1: 2'],
      ...['cpus without cpu1: 1', 'cpus with cpu1: 2'],
    ]);
  });

  it('obeys what is typed', () => {
    expect(text).toMatch(/^42 is the answer$/m);
  });

  it('takes interrupts on both CPUs', () => {
    const [timer] = counts('arch_timer');
    expect(Math.min(...(timer ?? [0])), text).toBeGreaterThan(10);
  });

  it('moves an interrupt from one CPU to the other', () => {
    const [before, after] = counts('uart-pl011');
    expect(before?.[0], text).toBeGreaterThan(0);
    expect(before?.[1]).toBe(0);
    expect(after?.[1]).toBeGreaterThan(0);
  });

  it('restarts and powers off, and its neighbour keeps every period', () => {
    expect(partition(result, 'linux')).toMatchObject({ restarts: 1, end: 'off' });
    expect(text.match(/^cpus at start: 2$/gm)).toHaveLength(2);
    expect(partition(result, 'counter')).toMatchObject({ restarts: 0, end: 'off' });
    expect(result.consoles.counter).toMatch(/^\d{3,} periods, 0 skipped$/m);
    expect(result.deviations).toEqual([]);
  });
});
