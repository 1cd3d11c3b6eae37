import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from '../../src/check/index.ts';
import { TABLE } from '../../src/index.ts';

const tests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('');

test.each(Object.entries(TABLE))(
  '%s has a test of its whole message, a line of manual and a remedy',
  (code, { severity, manual, remedy }) => {
    expect(tests).toContain(`${severity} ${code} at `);
    expect(manual).not.toBe('');
    expect(remedy).not.toBe('');
  },
);

test('at least 80 rules, each with a file and a number of its own', () => {
  const folder = join(import.meta.dirname, '../../src/check');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .map((text) => text.match(/^export const \w+ = (authored|placed)\(/gm)?.length ?? 0);
  expect(Math.max(...files)).toBe(1);
  expect(files.filter((count) => count === 1)).toHaveLength(RULES.length);
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
  expect(RULES.length).toBeGreaterThanOrEqual(80);
});
