import { describe, expect, test } from 'vitest';
import { DIAGNOSTICS } from '../src/diagnostics/table.ts';
import { REFUSALS } from './refuse/index.ts';
import { translateSnippets } from './support/snippets.ts';

/** Reported by `compileProgram` (tests/build.test.ts), or by a program too large for this file. */
const TESTED_ELSEWHERE = [
  'BT6002',
  ...['BT7001', 'BT7002', 'BT7003', 'BT7004', 'BT7005'],
  'BT9001',
  'BT9002',
  'BT9003',
  'BT9004',
  'BT9005',
  'BT9006',
];

describe('refused programs', () => {
  const entryOf = (i: number) => REFUSALS[i]?.file ?? 'main.ts';
  const translations = translateSnippets(
    REFUSALS.map(({ source, files }, i) => ({ [entryOf(i)]: source, ...files })),
    REFUSALS.map(({ sharing }) => sharing),
  );

  test.each(REFUSALS.map((refusal, i) => [refusal.reports.join(' | '), refusal, i] as const))(
    '%s',
    (_, refusal, i) => {
      const reports = translations[i]!.diagnostics.map((d) => {
        const file = d.file === entryOf(i) ? '' : `${d.file}:`;
        return `${file}${d.line}:${d.column} ${d.code}: ${d.message}`;
      });
      expect(reports).toEqual(refusal.reports);
    },
  );

  test('every diagnostic of the table is under test', () => {
    const reported = REFUSALS.flatMap((r) => r.reports.map((report) => /(BT\d+):/.exec(report)?.[1]));
    const missing = Object.keys(DIAGNOSTICS).filter(
      (code) => ![...reported, ...TESTED_ELSEWHERE].includes(code),
    );
    expect(missing).toEqual([]);
  });

  test('a program with more checks than `brk` can number', () => {
    const functions = Array.from(
      { length: 1024 },
      (_, i) => `export function f${i}(x: u32): u32 { return x${' + 1'.repeat(64)}; }`,
    );
    const source = `import type { u32 } from '@bulkhead/bare';\n${functions.join('\n')}`;
    expect(translateSnippets([{ 'main.ts': source }])[0]?.diagnostics).toEqual([
      {
        code: 'BT6002',
        file: 'main.ts',
        line: 1,
        column: 1,
        message: 'The program has 65536 run-time checks; a `brk` can number 65535. Split it.',
      },
    ]);
    // Many checks are needed, and the machine may be busy.
  });
});
