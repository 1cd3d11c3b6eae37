import { expect, test } from 'vitest';
import { runRange } from '../src/differential/range.ts';

test('random programs mean the same in C and in JavaScript', { timeout: 240_000 }, () => {
  expect(runRange({ seed: 1, from: 0, to: 100 }).differences).toEqual([]);
});
