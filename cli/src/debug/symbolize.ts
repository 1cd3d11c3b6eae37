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
export function symbolize({ elf, sourceFolder }: DebugFiles, address: bigint): SourceLocation | undefined {
  const program = findOnPath(SYMBOLIZER.command, process.env);
  if (!program) return undefined;
  const options = ['--output-style=JSON', `--obj=${elf}`, `0x${address.toString(16)}`];
  const { stdout, status } = spawnSync(program, options, { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const answer = JSON.parse(stdout)[0] as SymbolizerAnswer | undefined;
  // The innermost of inlined calls comes first: it is the code that ran.
  // Line 0 is code that belongs to no line of its own.
  const frame = answer?.Symbol?.find(({ Line, FileName }) => Line !== 0 && FileName !== '');
  if (!frame) return undefined;
  const file = findSource(frame.FileName, sourceFolder);
  const text = sourceLine(file, frame.Line);
  return {
    function: frame.FunctionName,
    file,
    line: frame.Line,
    column: frame.Column,
    ...(text === undefined ? {} : { text }),
  };
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
