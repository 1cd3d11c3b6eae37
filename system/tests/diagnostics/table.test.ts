import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TABLE } from '../../src/index.ts';

const tests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('');
const manual = readFileSync(join(import.meta.dirname, '../../../docs/system.md'), 'utf8').replace(/ +/g, ' ');

test.each(Object.entries(TABLE))(
  '%s has a test of its whole message and a place in the manual',
  (code, entry) => {
    expect(tests).toContain(`${entry.severity} ${code} at `);
    expect(manual).toContain(`| ${code} | ${entry.title} |`);
  },
);
