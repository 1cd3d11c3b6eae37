import { describe, expect, test } from 'vitest';
import { sanitizingCompiler } from '../src/differential/sanitizers.ts';
import { RUN_CASES } from './run/index.ts';
import { callJavaScript } from './support/call-javascript.ts';
import { runOnHost } from './support/host.ts';
import { loadJavaScript } from './support/javascript.ts';
import type { RunCase } from './support/run-case.ts';
import { translateCases } from './support/translate-cases.ts';

/** Real memory is not reached from JavaScript. */
const isUnsafe = ({ files }: RunCase) => Object.keys(files ?? {}).some((name) => name.endsWith('.unsafe.ts'));

const translated = translateCases(RUN_CASES);
/** The programs that the cases are part of, with the calls of all of their cases. */
const programs = [...new Set(translated.map(({ translation }) => translation))].map((translation) => {
  const cases = translated.filter((one) => one.translation === translation);
  return { translation, calls: cases.flatMap(({ calls }) => calls) };
});
const answers = new Map<string, string>();
const fromC = runOnHost(programs);
for (const [i, { calls }] of programs.entries())
  for (const [k, call] of calls.entries()) answers.set(call, fromC[i]![k]!);

const CASES = RUN_CASES.map((one, i) => ({ ...one, translated: translated[i]! }));
const expectedOf = ({ calls }: RunCase) => Object.values(calls).map(String);
/** Results with the calls that gave them, so that a difference can be read. */
const shown = ({ calls }: RunCase, results: readonly (string | undefined)[]) =>
  Object.fromEntries(Object.keys(calls).map((call, i) => [call, results[i]]));

describe('accepted programs do on the host what TypeScript says', () => {
  test.each(CASES)('$name', (one) => {
    const results = one.translated.calls.map((call) => answers.get(call));
    expect(shown(one, results)).toEqual(shown(one, expectedOf(one)));
  });

  test(`and nothing that C leaves undefined (${sanitizingCompiler().watches})`, () => {
    expect(runOnHost(programs, 'sanitized')).toEqual(fromC);
  });
});

describe('accepted programs do in Node what they do in C', () => {
  test.each(CASES.filter((one) => !isUnsafe(one)))('$name', (one) => {
    const exports = loadJavaScript(one.translated.translation, one.translated.entry);
    const results = one.translated.calls.map((call) => callJavaScript(one.translated, exports, call));
    expect(shown(one, results)).toEqual(shown(one, expectedOf(one)));
  });
});
