import { describe, expect, test } from 'vitest';
import { REFUSALS } from './refuse/index.ts';
import { RUN_CASES } from './run/index.ts';

/**
 * An acceptance case is a program with a purpose of its own that is compiled to C and to JavaScript, with
 * the result of at least one call. A rejection case is a program with every report, each with its position,
 * number and whole message. No two cases are the same program.
 */
describe('how many cases the language has', () => {
  test('at least 200 accepted programs, each with a name, a source and results', () => {
    expect(RUN_CASES.length).toBeGreaterThanOrEqual(200);
    expect(new Set(RUN_CASES.map(({ name }) => name)).size).toBe(RUN_CASES.length);
    expect(new Set(RUN_CASES.map(({ source }) => source)).size).toBe(RUN_CASES.length);
    expect(RUN_CASES.filter(({ calls }) => Object.keys(calls).length === 0)).toEqual([]);
  });

  test('at least 100 refused programs, each with positions and whole messages', () => {
    const refused = REFUSALS.filter(({ reports }) => reports.length > 0);
    expect(refused.length).toBeGreaterThanOrEqual(100);
    expect(new Set(REFUSALS.map((one) => JSON.stringify(one))).size).toBe(REFUSALS.length);
    const incomplete = REFUSALS.flatMap(({ reports }) =>
      reports.filter((report) => !/^(\S+:)?\d+:\d+ (BT|TS)\d+: ./.test(report)),
    );
    expect(incomplete).toEqual([]);
  });
});
