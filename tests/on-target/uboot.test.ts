/** Debian's U-Boot, made for QEMU's virt board, runs unmodified to its prompt and obeys. */
import type { InputStep, RunResult } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { partition, run } from './support.ts';

const PROMPT = '=> ';
const type = (waitFor: string, send: string): InputStep => ({ partition: 'boot', waitFor, send });

describe('U-Boot', () => {
  let result: RunResult;
  let text: string;
  beforeAll(async () => {
    const input = [
      type('stop autoboot', ' '),
      type(PROMPT, 'version\r'),
      type(PROMPT, 'md.l 40000000 4\r'),
      type(PROMPT, 'reset\r'),
      type('stop autoboot', ' '),
      type(PROMPT, 'poweroff\r'),
    ];
    result = await run('uboot/system.ts', { icount: true, input });
    text = result.consoles.boot ?? '';
  });

  it('finds the virtual platform', () => {
    expect(text).toMatch(/^U-Boot \d{4}\.\d{2}/m);
    expect(text).toContain('DRAM:  128 MiB');
    expect(text).toMatch(/^In: +pl011@9000000$/m);
    expect(text).toContain(
      'Loading Environment from Flash... *** Warning - bad CRC, using default environment',
    );
  });

  it('answers typed commands', () => {
    expect(text).toMatch(/=> version\nU-Boot \d{4}\.\d{2}.*\n\n.*gcc/);
    // The device tree's magic number, big-endian (Devicetree Specification, 5.2).
    expect(text).toMatch(/=> md\.l 40000000 4\n40000000: edfe0dd0 /);
  });

  it('resets and powers off', () => {
    expect(text.match(/^U-Boot .*\n\nDRAM/gm)).toHaveLength(2);
    expect(partition(result, 'boot')).toMatchObject({ restarts: 1, end: 'off' });
    expect(result.deviations).toEqual([]);
  });
});

it('runs twice on one core, each with its own console and end', async () => {
  const typeAt = (name: string) => [
    { partition: name, waitFor: 'stop autoboot', send: ' ' },
    { partition: name, waitFor: PROMPT, send: 'version\r' },
  ];
  const off = (name: string) => ({ partition: name, waitFor: PROMPT, send: 'poweroff\r' });
  const input = [...typeAt('left'), ...typeAt('right'), off('right'), off('left')];
  const both = await run('uboot/two.system.ts', { icount: true, input });
  expect(both.deviations).toEqual([]);
  for (const name of ['left', 'right'])
    expect(both.consoles[name]).toMatch(/=> version\nU-Boot \d{4}\.\d{2}/);
});
