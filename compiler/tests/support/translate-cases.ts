import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadProgram } from '../../src/program/load.ts';
import { type Translation, translateProgram } from '../../src/translate.ts';
import { IMPORTS, type RunCase } from './run-case.ts';
import { temporaryDirectory, writeSnippet } from './snippets.ts';

/** A case in the program that it is part of. */
export interface TranslatedCase {
  readonly translation: Translation;
  /** Path of the case's entry. */
  readonly entry: string;
  /** The case's calls, by the symbols of the program. */
  readonly calls: readonly string[];
}

/** So many cases of one file are translated, and compiled by clang, as one program: that takes half of the time. */
const BATCH = 10;

/** Translates every case; cases of one file share a program, in which each is a module of its own. */
export function translateCases(cases: readonly RunCase[]): TranslatedCase[] {
  const root = temporaryDirectory();
  try {
    const batches = batchesOf(cases);
    const entries = cases.map((one, i) => {
      const others = Object.entries(one.files ?? {});
      const texts = others.map(([name, text]) => [name, text.replace('/main.ts', `/${moduleOf(i)}.ts`)]);
      const snippet = { [`${moduleOf(i)}.ts`]: IMPORTS + one.source, ...Object.fromEntries(texts) };
      return writeSnippet(join(root, `batch${batches.findIndex((batch) => batch.includes(i))}`), snippet);
    });
    const program = loadProgram(entries);
    const translations = batches.map((batch, b) =>
      translateProgram(
        program,
        batch.map((i) => entries[i]!),
        join(root, `batch${b}`),
      ),
    );
    return cases.map(({ calls }, i) => ({
      translation: translations[batches.findIndex((batch) => batch.includes(i))]!,
      entry: entries[i]!,
      calls: Object.keys(calls).map((call) => `${moduleOf(i)}_${call}`),
    }));
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Each entry has its own name, so that the programs can be linked together. */
const moduleOf = (index: number) => `case${index}`;

/** Indices of the cases of each program. */
function batchesOf(cases: readonly RunCase[]): number[][] {
  const isAlone = ({ files }: RunCase) => files !== undefined;
  const batches = cases.flatMap((one, i) => (isAlone(one) ? [[i]] : []));
  const together = cases.flatMap((one, i) => (isAlone(one) ? [] : [i]));
  for (let start = 0; start < together.length; start += BATCH)
    batches.push(together.slice(start, start + BATCH));
  return batches;
}
