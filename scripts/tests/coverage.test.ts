import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { countingStatements, statementsOf } from '../../compiler/src/javascript/coverage.ts';
import { executedAddresses, placesOf } from '../lines/execution.ts';
import { coverageOf, coverageTable, lcov, totalsOf, uncoveredRanges } from '../lines/report.ts';

const SOURCE = `const K = 1;
export function f(a: number): number {
  if (a > K) return 1;
  for (let i = 0; i < a; i++) {
    a += i;
    if (a > 9) break;
  }
  switch (a) {
    case 0:
      return (
        2 + 3
      );
    default:
      return 4;
  }
}
`;

test('what counts are the statements in functions, without blocks and jumps', () => {
  const file = ts.createSourceFile('f.ts', SOURCE, ts.ScriptTarget.ES2023, true);
  const lines = statementsOf(file).map(({ first, last }) => `${first}-${last}`);
  expect(lines).toEqual(['3-3', '3-3', '4-7', '5-5', '6-6', '8-15', '10-12', '14-14']);
});

test('on the host every statement that runs is counted, and no other', () => {
  const { outputText } = ts.transpileModule(SOURCE, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
    transformers: { before: [countingStatements('f.ts')] },
  });
  const lines = new Set<number>();
  (globalThis as Record<string, unknown>)['$executedLines'] = { 'f.ts': lines };
  const exports: { f?: (a: number) => number } = {};
  new Function('exports', outputText)(exports);
  expect(exports.f!(0)).toBe(5);
  expect([...lines].sort((a, b) => a - b)).toEqual([3, 4, 8, 10]);
  expect(exports.f!(2)).toBe(1);
});

describe('on the board', () => {
  test('an instruction ran if QEMU translated it, and it is the hypervisor’s', () => {
    const text = Buffer.from('1f2003d5c0035fd6', 'hex');
    const log = [
      'IN: ',
      '0x40201000:  d503201f  nop      ',
      '0x40201004:  d4000002  hvc #0',
      '0x40301000:  d503201f  nop',
    ].join('\n');
    expect([...executedAddresses(log, 0x4020_0000n, text, 0x1000n)]).toEqual([0x1000]);
  });

  test('an address has the lines of the call that it is inlined in as well', () => {
    expect(placesOf('./hypervisor/a.ts:3:1\nhypervisor/b.ts:7:12\n??:0:0')).toEqual([
      { file: 'hypervisor/a.ts', line: 3 },
      { file: 'hypervisor/b.ts', line: 7 },
    ]);
  });
});

describe('the report', () => {
  const file = coverageOf('f.ts', SOURCE, {
    host: new Set([3, 4]),
    target: new Set([2, 3, 11]),
    withCode: new Set([2, 3, 4, 5, 11]),
  });

  test('gives a line to the innermost statement around it', () => {
    expect(file).toEqual({
      file: 'f.ts',
      lines: [3, 4, 5, 10],
      host: [3, 4],
      target: [3, 10],
      withoutCode: [6, 8, 14],
    });
  });

  test('sums up', () => {
    expect(totalsOf([file])).toEqual({
      lines: 4,
      host: 2,
      target: 2,
      both: 1,
      either: 3,
      percent: 75,
      withoutCode: 3,
    });
    expect(uncoveredRanges([file])).toEqual(['f.ts:5']);
    expect(coverageTable([file])).toEqual([
      'file   lines  host  target  both  either     %  no code',
      'f.ts       4     2       2     1       3  75.0        3',
      'total      4     2       2     1       3  75.0        3',
    ]);
    expect(lcov([file])).toBe('SF:f.ts\nDA:3,2\nDA:4,1\nDA:5,0\nDA:10,1\nLF:4\nLH:3\nend_of_record\n');
  });
});
