/** What the README shows is what the repository holds: its first system, and the sizes. */
import { checkSystemFile, compileHypervisor, measureSize } from '@bulkhead/cli';
import { expect, test } from 'vitest';
import { read, root } from './repository.ts';

const readme = read('README.md');
const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => match[1]);
/** Figures are rounded and may lag behind a little. */
const TOLERANCE = 0.1;
/** Code and constants of the hypervisor, and memory beside that of one partition, are no more than this. */
const MOST_CODE_BYTES = 48 * 1024;
const MOST_RAM_BYTES = 192 * 1024;

test('its TypeScript is that of examples/hello', () => {
  expect(blocks).toEqual([read('examples/hello/system.ts'), read('examples/hello/heartbeat.ts')]);
});

test('the example has no mistake', async () => {
  expect((await checkSystemFile(`${root}/examples/hello/system.ts`)).diagnostics).toEqual([]);
});

/** The figure in the row of the table that begins with `title`. */
function figure(title: string): number {
  const row = readme.split('\n').find((line) => line.startsWith(`| ${title}`));
  return Number(row?.split('|')[2]?.replace(/KiB|[,%\s]/g, ''));
}

test('its sizes are those that bulkhead size prints', async () => {
  const { codeBytes, ram, source } = measureSize(await compileHypervisor());
  const actual = {
    code: codeBytes / 1024,
    memory: ram.totalBytes / 1024,
    'lines of code': source.lines,
    'of these in `*.unsafe.ts`': source.unsafeShare * 100,
    'of these in assembly': source.assemblyLines,
  };
  const wrong = Object.entries(actual).filter(
    ([title, value]) => !(Math.abs(figure(title) / value - 1) <= TOLERANCE),
  );
  expect(wrong).toEqual([]);
  expect(codeBytes).toBeLessThanOrEqual(MOST_CODE_BYTES);
  expect(ram.totalBytes).toBeLessThanOrEqual(MOST_RAM_BYTES);
  // Compiling the hypervisor may be in it.
}, 120_000);
