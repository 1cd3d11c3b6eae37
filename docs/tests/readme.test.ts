/** What the README shows is what the repository holds: its first system, and the sizes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSystemFile, checkSystemFile, compileHypervisor, measureSize } from '@bulkhead/cli';
import { expect, test } from 'vitest';
import { read, root } from './repository.ts';

const readme = read('README.md');
const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => match[1]);
/** Figures are rounded and may lag behind a little. */
const TOLERANCE = 0.1;
/** Code and constants of the hypervisor for the README's system, and memory beside one partition's, are no more. */
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
  const all = measureSize(await compileHypervisor());
  const { codeBytes, ram, source } = await measureExample();
  const actual = {
    'code and constants': codeBytes / 1024,
    'the same with': all.codeBytes / 1024,
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
  expect(all.ram.totalBytes).toBeLessThanOrEqual(MOST_RAM_BYTES);
  // Compiling the hypervisor may be in it.
});

/** The hypervisor of the README's system. */
async function measureExample() {
  const out = mkdtempSync(join(tmpdir(), 'bulkhead-readme-'));
  const { withoutFeatures } = await buildSystemFile(`${root}/examples/hello/system.ts`, { out });
  rmSync(out, { recursive: true });
  return measureSize(await compileHypervisor('speed', { withoutFeatures: withoutFeatures ?? [] }));
}
