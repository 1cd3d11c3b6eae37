/** Coverage of source files by line: what the host's tests and the board's ran of the statements in functions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { table } from '../../cli/src/report/table.ts';
import { type StatementLines, statementsOf } from '../../compiler/src/javascript/coverage.ts';
import type { LinesByFile } from './execution.ts';

export interface FileCoverage {
  readonly file: string;
  /** Lines on which a counted statement begins. */
  readonly lines: readonly number[];
  readonly host: readonly number[];
  readonly target: readonly number[];
  /** Lines of which no program holds code, and which the host did not run: folded into others, or never called. */
  readonly withoutCode: readonly number[];
}

export interface Totals {
  readonly lines: number;
  readonly host: number;
  readonly target: number;
  readonly both: number;
  readonly either: number;
  readonly percent: number;
  readonly withoutCode: number;
}

/** What ran, of one file. */
export interface Ran {
  readonly host: ReadonlySet<number>;
  readonly target: ReadonlySet<number>;
  readonly withCode: ReadonlySet<number>;
}

/** The line on which the innermost statement around a line begins. */
export function statementAt(statements: readonly StatementLines[], line: number): number | undefined {
  const around = statements.filter(({ first, last }) => first <= line && line <= last);
  const [innermost] = around.sort((a, b) => a.last - a.first - (b.last - b.first) || b.first - a.first);
  return innermost?.first;
}

export function coverageOf(file: string, text: string, ran: Ran): FileCoverage {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const statements = statementsOf(source);
  const starts = new Set(statements.map(({ first }) => first));
  const begins = (lines: ReadonlySet<number>) =>
    new Set([...lines].map((line) => statementAt(statements, line)).filter((line) => line !== undefined));
  const [host, target, withCode] = [ran.host, begins(ran.target), begins(ran.withCode)];
  const known = [...starts].sort((a, b) => a - b);
  const lines = known.filter((line) => host.has(line) || withCode.has(line));
  return {
    file,
    lines,
    host: lines.filter((line) => host.has(line)),
    target: lines.filter((line) => target.has(line)),
    withoutCode: known.filter((line) => !host.has(line) && !withCode.has(line)),
  };
}

export function coverageOfFiles(
  root: string,
  files: readonly string[],
  host: LinesByFile,
  target: LinesByFile,
  withCode: LinesByFile,
): FileCoverage[] {
  const none = new Set<number>();
  return files
    .map((file) =>
      coverageOf(file, readFileSync(join(root, file), 'utf8'), {
        host: host.get(file) ?? none,
        target: target.get(file) ?? none,
        withCode: withCode.get(file) ?? none,
      }),
    )
    .filter(({ lines, withoutCode }) => lines.length + withoutCode.length > 0);
}

export function totalsOf(files: readonly FileCoverage[]): Totals {
  const sum = (count: (file: FileCoverage) => number) =>
    files.reduce((total, file) => total + count(file), 0);
  const lines = sum((file) => file.lines.length);
  const either = sum((file) => lines_(file).length);
  return {
    lines,
    host: sum(({ host }) => host.length),
    target: sum(({ target }) => target.length),
    both: sum(({ host, target }) => host.filter((line) => target.includes(line)).length),
    either,
    percent: lines === 0 ? 100 : Math.floor((1000 * either) / lines) / 10,
    withoutCode: sum((file) => file.withoutCode.length),
  };
}

const lines_ = ({ lines, host, target }: FileCoverage) =>
  lines.filter((line) => host.includes(line) || target.includes(line));
export const uncovered = (file: FileCoverage): number[] => {
  const ran = new Set(lines_(file));
  return file.lines.filter((line) => !ran.has(line));
};

const HEAD = ['file', 'lines', 'host', 'target', 'both', 'either', '%', 'no code'];

/** A row a file, and the total. */
export function coverageTable(files: readonly FileCoverage[]): string[] {
  const row = (name: string, { lines, host, target, both, either, percent, withoutCode }: Totals) =>
    [name, lines, host, target, both, either, percent.toFixed(1), withoutCode].map(String);
  const rows = files.map((file) => row(file.file, totalsOf([file])));
  return table([HEAD, ...rows, row('total', totalsOf(files))], [1, 2, 3, 4, 5, 6, 7]);
}

/** `file:3-5,9`, one a file that has such lines. */
export function uncoveredRanges(files: readonly FileCoverage[]): string[] {
  return files.flatMap((file) => {
    const lines = uncovered(file);
    return lines.length === 0 ? [] : [`${file.file}:${lines.join(',')}`];
  });
}

/** The format of lcov's `geninfo`; a line counts once for the host and once for the board. */
export function lcov(files: readonly FileCoverage[]): string {
  const records = files.map(({ file, lines, host, target }) => {
    const counts = lines.map((line) => [line, Number(host.includes(line)) + Number(target.includes(line))]);
    const data = counts.map(([line, count]) => `DA:${line},${count}`);
    const hit = counts.filter(([, count]) => count! > 0).length;
    return [`SF:${file}`, ...data, `LF:${lines.length}`, `LH:${hit}`, 'end_of_record'].join('\n');
  });
  return `${records.join('\n')}\n`;
}
