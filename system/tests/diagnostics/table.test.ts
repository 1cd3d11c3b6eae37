import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
