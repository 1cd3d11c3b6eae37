import { expect, test } from 'vitest';
import { check, goodDescription } from '../support/good.ts';

test('the good system has no diagnostic', async () => {
  const { diagnostics, checked } = await check(goodDescription());
  expect(diagnostics).toEqual([]);
  expect(checked).toBeDefined();
});
