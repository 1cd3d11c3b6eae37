import { expect, test } from 'vitest';
import { runRange } from '../src/differential/range.ts';

test('random programs mean the same in C and in JavaScript', { timeout: 240_000 }, () => {
  expect(runRange(1, 0, 100)).toEqual([]);
});
