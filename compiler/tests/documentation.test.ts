import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DIAGNOSTICS } from '../src/diagnostics/table.ts';

test('docs/language.md lists every diagnostic with its text', () => {
  const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
  const listed = page.split('\n').filter((line) => line.startsWith('| BT'));
  const rows = Object.entries(DIAGNOSTICS).map(
    ([code, text]) => `| ${code} | ${text.replaceAll('|', '\\|')} |`,
  );
  expect(listed).toEqual(rows);
});
