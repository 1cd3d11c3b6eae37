import { ACTIONS, ERRORS, OTHER_ERRORS } from '@bulkhead/system';
import { expect, test } from 'vitest';
import { read } from './repository.ts';

const manual = read('docs/health.md');

test('docs/health.md lists every error with its level, its actions and the usual one', () => {
  for (const [name, { level, words, actions, usually }] of Object.entries(ERRORS)) {
    const continues = [actions.includes('log') ? '`log`' : '', actions.includes('inject') ? '`inject`' : ''];
    const further = continues.filter((text) => text !== '').join(', ');
    expect(manual).toContain(`\n| \`${name}\` | ${level} | ${words} | ${further} | \`${usually}\` |\n`);
  }
  for (const { name, level, words } of OTHER_ERRORS) {
    expect(manual).toContain(`\n| \`${name}\` | ${level} | ${words} |`);
  }
});

test('docs/health.md lists every action', () => {
  for (const [name, { words }] of Object.entries(ACTIONS)) {
    expect(manual).toContain(`\n| \`${name}\` | ${words} |\n`);
  }
});
