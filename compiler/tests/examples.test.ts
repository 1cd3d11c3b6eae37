import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as prelude from '../prelude/index.ts';
import * as unsafePrelude from '../prelude/unsafe.ts';
import { formatDiagnostic } from '../src/diagnostics/diagnostic.ts';
import { IMPORTS } from './support/run-case.ts';
import { translateSnippets } from './support/snippets.ts';

/** The examples of the language reference; those that are not Bare TypeScript import something else. */
const REFERENCE = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const EXAMPLES = [...REFERENCE.matchAll(/^```ts\n([\s\S]*?)^```$/gm)]
  .map((match) => match[1] ?? '')
  .filter((source) => !source.includes('import ') || isUnsafe(source));
const translations = translateSnippets(
  EXAMPLES.map((source) => ({
    [isUnsafe(source) ? 'example.unsafe.ts' : 'example.ts']: IMPORTS + source,
  })),
);

function isUnsafe(source: string): boolean {
  return source.includes("from '@bulkhead/bare/unsafe'");
}

/** What programs do not write. */
const UNNAMED = { CheckFailure: 'thrown in Node' };

test.each(EXAMPLES.map((source, i) => [source.split('\n')[0], source, i] as const))(
  'the example of the language reference that starts `%s` is accepted',
  (_, source, i) => {
    expect(source).toContain('export function');
    expect(translations[i]?.diagnostics.map(formatDiagnostic)).toEqual([]);
  },
);

test('every operation of the language is in an example', () => {
  const words = new Set(EXAMPLES.join('\n').match(/\w+/g));
  const operations = { ...prelude, ...unsafePrelude };
  const missing = Object.keys(operations).filter((name) => !words.has(name) && !(name in UNNAMED));
  expect(missing).toEqual([]);
});
