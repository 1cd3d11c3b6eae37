import { expect, test } from 'vitest';
import { check, goodDescription } from '../support/good.ts';

test('the good system has notes alone', async () => {
  const { diagnostics, checked } = await check(goodDescription());
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'note BS2207',
    'note BS2111',
  ]);
  expect(checked).toBeDefined();
});
