/** Debian's kernel and its own driver of the SBSA watchdog: restarted again and again, and nobody else notices. */
import { expect, test } from 'vitest';
import { RESTARTS } from './linux-watchdog/restarts.ts';
import { lines, partition, run } from './support.ts';

/** The run takes about 90 s of the host's time; one that takes longer than this hangs. */
const TIMEOUT_SECONDS = 400;

test(
  'Linux reaches user space after every restart by its watchdog, and its neighbour misses no period',
  async () => {
    const result = await run('linux-watchdog/system.ts', {
      icount: true,
      turns: false,
      timeoutSeconds: TIMEOUT_SECONDS,
    });
    const life = ['driver sbsa-gwdt', 'user space'];
    const lives = Array.from({ length: RESTARTS + 1 }, () => life).flat();
    expect(lines(result, 'linux').filter((line) => line !== '')).toEqual(lives);
    expect(partition(result, 'linux')).toMatchObject({
      restarts: RESTARTS,
      end: 'deadline',
      errors: { watchdog: RESTARTS + 1 },
    });
    expect(result.consoles.control).toMatch(/^\d{5} periods, 0 skipped$/m);
    expect(result.deviations).toEqual([]);
  },
  1000 * (TIMEOUT_SECONDS + 60),
);
