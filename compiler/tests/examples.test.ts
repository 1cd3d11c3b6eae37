import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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

test.each(EXAMPLES.map((source, i) => [source.split('\n')[0], source, i] as const))(
  'the example of the language reference that starts `%s` is accepted',
  (_, source, i) => {
    expect(source).toContain('export function');
    expect(translations[i]?.diagnostics.map(formatDiagnostic)).toEqual([]);
  },
);
