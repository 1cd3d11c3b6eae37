/**
 * Faults injected into images, memory, registers, interrupts and cores: each is refused, contained or without effect,
 * and none gets from one partition to another (docs/fault-injection.md).
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { UNGUARDED, unexpected } from './injection/allowed.ts';
import { type Injected, inject, tableOf } from './injection/campaign.ts';

const SEED = 1;
const FAULTS = 150;

let results: readonly Injected[];
beforeAll(async () => {
  results = await inject({ seed: SEED, faults: FAULTS });
});

const ofKind = (start: string) => results.filter(({ kind }) => kind.startsWith(start));

describe('each fault', () => {
  test('has an outcome that its kind may have', () => {
    expect(unexpected(results)).toEqual([]);
  });

  test('stays where it is', () => {
    expect(results.filter(({ kind, outcome }) => outcome === 'crossed' && kind !== UNGUARDED)).toEqual([]);
  });
});

test('all kinds are injected', () => {
  expect([...tableOf(results).keys()]).toHaveLength(23);
});

test('an image that is cut off is refused at each kilobyte, or does not even start', () => {
  const cut = ofKind('image cut off');
  expect(cut.length).toBeGreaterThan(200);
  // Without the code that refuses there is nobody to say it; that code is in the first 60 KiB.
  const silent = cut.filter(({ outcome }) => outcome === 'did not start');
  expect(silent.every(({ what }) => Number(/\d+/.exec(what)?.[0]) < 60)).toBe(true);
});

test.each([
  ['core that CPU_ON', 'does not start, PSCI status=0xfffffffffffffffe'],
  ['core that never comes', 'does not start, PSCI status=0x0'],
  ['core that stops answering', 'does not answer, partition=0x0'],
])('a %s … is named in the log', (kind, why) => {
  expect(ofKind(kind)[0]?.why).toBe(`core number=0x2 ${why}`);
});

test('what is wrong with an image is named', () => {
  const named = ofKind('bit of the image').filter(({ outcome }) => outcome === 'refused');
  expect(named.length).toBeGreaterThan(20);
  expect(named.every(({ why }) => /^configuration refused: \w+ /.test(why))).toBe(true);
});
