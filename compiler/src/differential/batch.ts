import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type ts from 'typescript';
import type { Check } from '../context/check.ts';
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { loadProgram } from '../program/load.ts';
import { type Translation, translateProgram } from '../translate.ts';
import type { GeneratedProgram } from './generate.ts';
import { countOutcomes, type Outcomes } from './outcomes.ts';
import { type Build, runC } from './run-c.ts';
import { runJavaScript } from './run-javascript.ts';

/** What a program did in both back ends, where that differs. */
export interface Difference {
  /** Index in the batch. */
  readonly index: number;
  readonly c: readonly string[];
  readonly javascript: readonly string[];
}

export interface BatchResult {
  readonly differences: readonly Difference[];
  readonly outcomes: Outcomes;
  /** Programs that were left out. */
  readonly refused: number;
}

/** At most so many programs of a batch may be refused. */
const REFUSED_ONE_IN = 50;

export interface BatchOptions {
  readonly build?: Build;
  /** `trusted` leaves out tsc's diagnostics: generated programs are well-typed unless the generator errs. */
  readonly types?: 'checked' | 'trusted';
}

/**
 * Runs all programs in both back ends. The compiler may refuse a few, for instance because a constant turns
 * out not to fit; they are left out, and many of them are an error of the generator.
 */
export function compareBatch(
  programs: readonly GeneratedProgram[],
  { build = 'plain', types = 'checked' }: BatchOptions = {},
): BatchResult {
  return withFiles(programs, (program, paths, directory) => {
    const translate = (entries: readonly string[]) =>
      translateProgram(program, entries, directory, 'exports', types);
    const whole = translate(paths);
    if (whole.diagnostics.length === 0) return compare(whole, programs, paths, directory, build);
    const refused = new Set(whole.diagnostics.map(({ file }) => join(directory, file)));
    const kept = paths.flatMap((path, i) => (refused.has(path) ? [] : [i]));
    const rest = translate(kept.map((i) => paths[i]!));
    if (rest.diagnostics.length > 0 || (paths.length - kept.length) * REFUSED_ONE_IN > paths.length)
      throw new Error(
        `generated programs are refused:\n${whole.diagnostics.slice(0, 5).map(formatDiagnostic).join('\n')}`,
      );
    const chosen = <T>(all: readonly T[]) => kept.map((i) => all[i]!);
    const { differences, outcomes } = compare(rest, chosen(programs), chosen(paths), directory, build);
    return {
      differences: differences.map((d) => ({ ...d, index: kept[d.index]! })),
      outcomes,
      refused: paths.length - kept.length,
    };
  });
}

/** As `compareBatch`, for variants of a program of which some may not be valid. */
export function compareValid(programs: readonly GeneratedProgram[], build: Build): Difference[] {
  const valid = withFiles(programs, (program, paths, directory) =>
    paths.map((path) => {
      try {
        return translateProgram(program, [path], directory).diagnostics.length === 0;
      } catch {
        return false;
      }
    }),
  );
  const indices = programs.flatMap((_, i) => (valid[i] === true ? [i] : []));
  if (indices.length === 0) return [];
  const kept = indices.map((i) => programs[i]!);
  return compareBatch(kept, { build }).differences.map((d) => ({ ...d, index: indices[d.index]! }));
}

function withFiles<T>(
  programs: readonly GeneratedProgram[],
  use: (program: ts.Program, paths: string[], directory: string) => T,
): T {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'differential-')));
  try {
    const paths = programs.map(({ source }, i) => {
      const path = join(directory, `p${i}.ts`);
      writeFileSync(path, source);
      return path;
    });
    return use(loadProgram(paths), paths, directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function compare(
  translation: Translation,
  programs: readonly GeneratedProgram[],
  paths: readonly string[],
  directory: string,
  build: Build,
): BatchResult {
  const inC = runC(translation.c, programs, directory, build);
  const kinds = translation.checks.map(({ kind }) => kind);
  const placed = placeOfChecks(translation.checks);
  const differences = programs.flatMap((program, index) => {
    const c = inC[index]!;
    const javascript = runJavaScript(translation, paths[index]!, program);
    return c.map(placed).join() === javascript.map(placed).join() ? [] : [{ index, c, javascript }];
  });
  return { differences, outcomes: countOutcomes(inC, kinds), refused: 0 };
}

/**
 * A result with the place of a failed check for its number: a function that takes functions has checks of
 * its own in C for each that is passed, and one set in JavaScript.
 */
function placeOfChecks(checks: readonly Check[]): (result: string) => string {
  const places = checks.map(
    ({ kind, file, line, column, text }) => `${kind} ${file}:${line}:${column} ${text}`,
  );
  return (result) => {
    const [, id] = /^check (\d+)$/.exec(result) ?? [];
    return (id && places[Number(id) - 1]) ?? result;
  };
}
