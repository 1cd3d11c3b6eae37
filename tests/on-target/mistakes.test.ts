/**
 * A good system with random mistakes, of those that are not refused: it boots, and every partition does what it did.
 * `system/tests/mutation.test.ts` has many more, which it does not boot.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSystemFile, DescriptionErrors, runSystem } from '@bulkhead/cli';
import { defineSystem, type SystemDescription, systemToJson } from '@bulkhead/system';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mistakes, withMistakes } from '../../system/tests/support/mutate.ts';
import { fourPartitions } from './mistakes/description.ts';

const folder = join(import.meta.dirname, 'mistakes', 'build');
const SEED = 6;
const BOOTED = 4;

/** The JSON form of each description that has the right shape and differs from the others. */
function candidates(): string[] {
  const all = fc.sample(mistakes, { numRuns: 400, seed: SEED });
  const texts = all.flatMap((some) => {
    const description = withMistakes(fourPartitions(), some) as SystemDescription;
    const { json } = systemToJson(defineSystem(description));
    return json ? [JSON.stringify(json, null, 2)] : [];
  });
  const good = JSON.stringify(systemToJson(defineSystem(fourPartitions())).json, null, 2);
  return [...new Set(texts)].filter((text) => text !== good);
}

test('what is not refused boots and keeps its promises', { timeout: 600_000 }, async () => {
  mkdirSync(folder, { recursive: true });
  let [booted, refused] = [0, 0];
  for (const text of candidates()) {
    if (booted === BOOTED) break;
    const file = join(folder, `mistake-${booted}.json`);
    writeFileSync(file, text);
    let built: Awaited<ReturnType<typeof buildSystemFile>>;
    try {
      built = await buildSystemFile(file);
    } catch (error) {
      if (!(error instanceof DescriptionErrors)) throw error;
      refused++;
      continue;
    }
    const result = await runSystem({ system: built, icount: true, timeoutSeconds: 60 });
    expect(result.deviations, text).toEqual([]);
    for (const { name, console } of built.checked.partitions) {
      if (console === 'hypercall') expect(result.consoles[name], text).toBe('beat\n'.repeat(3));
    }
    booted++;
  }
  expect(booted).toBe(BOOTED);
  expect(refused).toBeGreaterThan(0);
});
