import { compareValid } from './batch.ts';
import type { GeneratedProgram } from './generate.ts';
import type { Build } from './run-c.ts';

const ROUNDS = 25;
const VARIANTS_PER_ROUND = 120;

/** A smaller program that still differs: lines and blocks are removed as long as one can be. */
export function minimise(program: GeneratedProgram, build: Build): GeneratedProgram {
  let smallest = program;
  for (let round = 0; round < ROUNDS; round++) {
    const variants = variantsOf(smallest);
    const [found] = compareValid(variants, build);
    if (found === undefined) break;
    smallest = variants[found.index]!;
  }
  return smallest;
}

/** The program without one line or block, largest pieces first, and with fewer calls. */
function variantsOf(program: GeneratedProgram): GeneratedProgram[] {
  const lines = program.source.split('\n');
  const pieces = lines.flatMap((line, start) => {
    const end = line.endsWith('{') ? closingOf(lines, start) : start;
    return end === undefined || line === '' ? [] : [{ start, end }];
  });
  const fewerCalls =
    program.calls.length > 1 ? program.calls.map((call) => ({ ...program, calls: [call] })) : [];
  const shorter = pieces
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .map(({ start, end }) => ({
      ...program,
      source: lines.filter((_, i) => i < start || i > end).join('\n'),
    }));
  const unwrapped = pieces
    .filter(({ start, end }) => end > start && /^\s*(if|for|while|do|else)\b/.test(lines[start]!))
    .map(({ start, end }) => ({
      ...program,
      source: lines.filter((_, i) => i !== start && i !== end).join('\n'),
    }));
  const isWhole = ({ source, calls }: GeneratedProgram) =>
    [...calls.map(({ entry }) => entry), 'digest'].every((name) =>
      source.includes(`export function ${name}(`),
    );
  return [...fewerCalls, ...shorter, ...unwrapped].filter(isWhole).slice(0, VARIANTS_PER_ROUND);
}

/** The line that closes the block opened in `start`: the next of the same indentation that starts with `}`. */
function closingOf(lines: readonly string[], start: number): number | undefined {
  const indent = /^\s*/.exec(lines[start]!)![0];
  const end = lines.findIndex((line, i) => i > start && line.startsWith(`${indent}}`));
  return end < 0 ? undefined : end;
}
