import type { LocatedUse, ProgramStacks } from '../size/stacks.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** The worst case of each entry point, and the deepest path of each stack. */
export function stackReport(programs: readonly ProgramStacks[], style: Style): string {
  return programs.flatMap(({ program, uses }) => showProgram(program, uses, style)).join('\n');
}

function showProgram(program: string, uses: readonly LocatedUse[], style: Style): string[] {
  const rows = uses.map(({ entry, stack, bytes, reservedBytes }) => [
    entry,
    stack,
    String(bytes),
    `of ${reservedBytes}`,
  ]);
  const stacks = [...new Set(uses.map(({ stack }) => stack))];
  const deepest = stacks.map((name) =>
    uses.filter(({ stack }) => stack === name).reduce((a, b) => (b.bytes > a.bytes ? b : a)),
  );
  return [
    style.bold(`Stack of ${program}: worst case of each entry point (bytes)`),
    ...table(rows, [2]),
    '',
    ...deepest.flatMap((use) => showPath(use, style)),
  ];
}

function showPath({ stack, entry, bytes, path }: LocatedUse, style: Style): string[] {
  const rows = path.map(({ function: name, bytes: own, at }) => [String(own), name, at ?? '']);
  return [
    style.bold(`Deepest path of the ${stack} stack: ${entry}, ${bytes} bytes`),
    ...table(rows, [0]),
    '',
  ];
}
