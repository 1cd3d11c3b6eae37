import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { DebugFiles } from '../build/built-system.ts';
import { findOnPath, SYMBOLIZER } from '../tools.ts';

/** Where an address is in the source. */
export interface SourceLocation {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line itself, when the file is there. */
  readonly text?: string;
}

interface SymbolizerAnswer {
  readonly Symbol?: readonly {
    readonly FunctionName: string;
    readonly FileName: string;
    readonly Line: number;
    readonly Column: number;
  }[];
}

/**
 * The source location of an address in an ELF file, or undefined when its debug information has none
 * (or the symbolizer is not installed: a report without lines is better than no report).
 */
export function symbolize(debug: DebugFiles, address: bigint): SourceLocation | undefined {
  // The innermost of inlined calls comes first: it is the code that ran.
  return symbolizeAll(debug, [address])[0]?.[0];
}

/** The source locations of addresses, and for each of the calls that were inlined there, the innermost first. */
export function symbolizeAll(
  { elf, sourceFolder }: DebugFiles,
  addresses: readonly bigint[],
): readonly SourceLocation[][] {
  const program = findOnPath(SYMBOLIZER.command, process.env);
  if (!program || addresses.length === 0) return addresses.map(() => []);
  const words = addresses.map((address) => `0x${address.toString(16)}`);
  const options = ['--output-style=JSON', `--obj=${elf}`, ...words];
  const { stdout, status } = spawnSync(program, options, { encoding: 'utf8' });
  if (status !== 0) return addresses.map(() => []);
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line) as SymbolizerAnswer | SymbolizerAnswer[]);
  return addresses.map((_, index) => locations(answers[index], sourceFolder));
}

function locations(answer: SymbolizerAnswer | undefined, sourceFolder: string | undefined): SourceLocation[] {
  // Line 0 is code that belongs to no line of its own.
  const frames = answer?.Symbol?.filter(({ Line, FileName }) => Line !== 0 && FileName !== '') ?? [];
  return frames.map(({ FunctionName, FileName, Line, Column }) => {
    const file = findSource(FileName, sourceFolder);
    const text = sourceLine(file, Line);
    return {
      function: FunctionName,
      ...{ file, line: Line, column: Column },
      ...(text === undefined ? {} : { text }),
    };
  });
}

/**
 * The path of a source file that is named relative to the root of its project, which is some folder
 * above the program's own; the name itself when it is not found.
 */
export function findSource(file: string, sourceFolder: string | undefined): string {
  if (isAbsolute(file) || sourceFolder === undefined) return file;
  for (let folder = sourceFolder; ; folder = dirname(folder)) {
    const path = join(folder, file);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return file;
  }
}

/** A line of a source file, without its indentation. */
export function sourceLine(file: string, line: number): string | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')[line - 1]?.trim();
  } catch {
    return undefined;
  }
}
