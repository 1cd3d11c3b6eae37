/** What a program compiles for speed, and what for size. */
import { expect, test } from 'vitest';
import { translateSnippets } from './support/snippets.ts';

const PROGRAM = (hot: string) => `import type { u32 } from '@bulkhead/bare';
function shared(a: u32): u32 { return a / 2; }
function reportWith(a: u32): u32 { return a / 3; }
/** Says what happened. @cold */
function report(a: u32): u32 { return reportWith(shared(a)); }
/** ${hot} */
export function exit(a: u32): u32 { return a > 9 ? report(a) : shared(a); }
export function boot(): u32 { return exit(3); }
`;

/** What stands before the prototype of each function. */
function marks(source: string): Record<string, string> {
  const { c, diagnostics } = translateSnippets([{ 'main.ts': source }])[0]!;
  expect(diagnostics).toEqual([]);
  const found = c.matchAll(/^((?:COLD |APART )*)(?:static )?u32 (main_\w+)\(.*\);$/gm);
  return Object.fromEntries([...found].map(([, mark, name]) => [name!, mark!.trim()]));
}

test('what a function marked @hot calls is as hot, up to what is marked @cold', () => {
  expect(marks(PROGRAM('@hot'))).toEqual({
    main_boot: 'COLD',
    main_exit: '',
    main_shared: '',
    main_report: 'COLD APART',
    main_reportWith: 'COLD',
  });
});

test('what is marked @apart keeps its temperature and stays one function', () => {
  const source = PROGRAM('@hot').replace('function shared', '/** @apart */\nfunction shared');
  expect(marks(source.replace('function reportWith', '/** @apart */\nfunction reportWith'))).toMatchObject({
    main_exit: '',
    main_shared: 'APART',
    main_reportWith: 'COLD APART',
  });
});

test('without a function marked @hot all functions are alike', () => {
  expect(new Set(Object.values(marks(PROGRAM('Runs often.'))))).toEqual(new Set(['']));
});
