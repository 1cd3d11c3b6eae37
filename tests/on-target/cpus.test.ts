/**
 * The same image on other CPUs: older, newer, and QEMU's `max`, which has what the hypervisor hides (SVE, MTE,
 * a PMU of its own) and what it lets through (pointer authentication).
 */
import { expect, it } from 'vitest';
import { consoleText, runBoard } from './board.ts';
import { build } from './support.ts';

it.each(['cortex-a53', 'cortex-a72', 'neoverse-n1', 'max,pauth-impdef=on'])('runs on %s', async (cpu) => {
  const { imagePath, checked } = await build('platform/system.ts');
  const machine = checked.board.emulator!.arguments.map((word) => (word.startsWith('cortex-') ? cpu : word));
  const shown = await runBoard([...machine, '-kernel', imagePath]);
  expect(consoleText(shown, 1), shown.toString()).toMatch(/^all ok\r?$/m);
});
