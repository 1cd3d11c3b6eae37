import { describe, expect, test } from 'vitest';
import { sanitizingCompiler } from '../src/differential/sanitizers.ts';
import { BIT_FIELD_CASES } from './run/bit-fields.ts';
import { CLASS_CASES } from './run/classes.ts';
import { CONTROL_CASES } from './run/control.ts';
import { FRAME_CASES } from './run/frames.ts';
import { GENERIC_CASES } from './run/generics.ts';
import { INTEGER_CASES } from './run/integers.ts';
import { MODULE_CASES } from './run/modules.ts';
import { OBJECT_CASES } from './run/objects.ts';
import { OPERATION_CASES } from './run/operations.ts';
import { ORDER_CASES } from './run/order.ts';
import { SHARING_CASES } from './run/sharing.ts';
import { SLICE_CASES } from './run/slices.ts';
import { TUPLE_CASES } from './run/tuples.ts';
import { UNION_CASES } from './run/unions.ts';
import { runOnHost } from './support/host.ts';
import { IMPORTS } from './support/run-case.ts';
import { translateSnippets } from './support/snippets.ts';

const CASES = [
  ...INTEGER_CASES,
  ...OBJECT_CASES,
  ...CONTROL_CASES,
  ...MODULE_CASES,
  ...OPERATION_CASES,
  ...ORDER_CASES,
  ...CLASS_CASES,
  ...FRAME_CASES,
  ...UNION_CASES,
  ...TUPLE_CASES,
  ...BIT_FIELD_CASES,
  ...SHARING_CASES,
  ...GENERIC_CASES,
  ...SLICE_CASES,
];

/** Each entry has its own name, so that the programs can be linked together. */
const entryOf = (index: number) => `case${index}.ts`;

describe('accepted programs do on the host what TypeScript says', () => {
  const translations = translateSnippets(
    CASES.map(({ source, files }, i) => {
      const others = Object.entries(files ?? {}).map(([name, text]) => [
        name,
        text.replace('/main.ts', `/${entryOf(i)}`),
      ]);
      return { [entryOf(i)]: IMPORTS + source, ...Object.fromEntries(others) };
    }),
  );
  const programs = CASES.map(({ calls }, i) => ({
    translation: translations[i]!,
    calls: Object.keys(calls),
  }));
  const results = runOnHost(programs);

  test.each(CASES.map((c, i) => ({ name: c.name, calls: c.calls, actual: results[i]! })))('$name', (c) => {
    const calls = Object.keys(c.calls);
    const actual = Object.fromEntries(calls.map((call, i) => [call, c.actual[i]]));
    const expected = Object.fromEntries(
      Object.entries(c.calls).map(([call, value]) => [call, String(value)]),
    );
    expect(actual).toEqual(expected);
  });

  test(`and nothing that C leaves undefined (${sanitizingCompiler().watches})`, () => {
    expect(runOnHost(programs, 'sanitized')).toEqual(results);
  });
});
