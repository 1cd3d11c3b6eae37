/** Channels between TypeScript partitions, with peers that keep the rules and with one that does not. */
import { describe, expect, it } from 'vitest';
import { lines, run } from './support.ts';

describe.each([true, false])('with icount: %s', (icount) => {
  it.each(['direct', 'virtual'])('signals, samples and queues go across cores: %s', async (interrupts) => {
    const result = await run(`channels/${interrupts}.system.ts`, { icount });
    expect(lines(result, 'sink').slice(0, 3)).toEqual(['lines in order', 'alarm', 'setpoints whole']);
    expect(lines(result, 'source').slice(0, 3)).toEqual([
      'the queue was full',
      'setpoints written',
      'sum 3045',
    ]);
    expect(result.deviations).toEqual([]);
  });

  it('a signal to a vCPU that is off waits for it, where interrupts are direct', async () => {
    const result = await run('channels/off.system.ts', { icount });
    expect(lines(result, 'pair')).toContain('bell');
    expect(result.deviations).toEqual([]);
  });

  it('calls are answered on one core, and end when the server is gone', async () => {
    const result = await run('channels/call.system.ts', { icount });
    expect(lines(result, 'client').slice(0, 3)).toEqual(['answers right', 'words right', 'server gone']);
    expect(result.deviations).toEqual([]);
  });

  it('a hostile peer harms nobody, and cannot write what is not its own', async () => {
    const result = await run('channels/hostile.system.ts', { icount });
    expect(lines(result, 'honest')).toContain('alive');
    expect(result.deviations).toEqual([]);
  });

  it('a hostile receiver harms no sender, and cannot write what is not its own', async () => {
    const result = await run('channels/meddler.system.ts', { icount });
    expect(lines(result, 'writer')).toContain('sent, full and broken');
    expect(result.deviations).toEqual([]);
  });
});
