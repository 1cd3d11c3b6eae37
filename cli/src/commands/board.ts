import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { boardText, boardToJson, formatDiagnostic, type ImportResult, importBoard } from '@bulkhead/system';
import type { Command } from 'commander';
import { readTree } from '../board/read-tree.ts';
import { countWords } from '../build/description-errors.ts';
import { writeFileAtomically } from '../build/write-file.ts';
import { CliError, exitStatus } from '../errors.ts';

interface ImportOptions {
  readonly name?: string;
  readonly out?: string;
  readonly json?: true;
}

const EXAMPLES = `
Exit status 1: it has no memory, cores, interrupt controller or UART that can be used, and no file is written.

Examples:
  $ scp target:/sys/firmware/fdt board.dtb && bulkhead board import board.dtb --name my-board
  $ bulkhead board import board.dts --json | jq '.board.devices | keys'`;

/** `bulkhead board import`: a board file from a device tree. */
export function addBoardCommand(program: Command): void {
  program
    .command('board')
    .description('write the data of a board')
    .command('import')
    .description('write a board file from a device tree, and report what is not understood')
    .argument('<tree>', 'the device tree of the board: a blob, or a .dts file')
    .option('--name <name>', 'name of the board; default: that of the file')
    .option('--out <file>', 'where to write it; default: <name>.ts')
    .option('--json', 'print the board and the diagnostics as JSON, and write no file')
    .addHelpText('after', EXAMPLES)
    .action(importTree);
}

function importTree(tree: string, options: ImportOptions): void {
  const name = options.name ?? nameOf(tree);
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw new CliError(`${name} is no name of a board.`, 'Use a-z, 0-9 and -: --name my-board.');
  }
  const result = importBoard(readTree(tree), name);
  if (options.json) console.log(importJson(result));
  else report(result, tree, options.out ?? `${name}.ts`);
  process.exitCode = result.board ? exitStatus.success : exitStatus.notAsExpected;
}

function nameOf(tree: string): string {
  return basename(tree)
    .replace(/\.(dtb|dts|fdt)$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}

function report({ board, sources, diagnostics }: ImportResult, tree: string, out: string): void {
  if (board && existsSync(out))
    throw new CliError(`${out} is there already.`, 'Give another name: --out FILE.');
  for (const diagnostic of diagnostics) console.log(`${formatDiagnostic(diagnostic)}\n`);
  console.log(`${countWords(diagnostics)} in ${tree}.`);
  if (!board || !sources) return;
  writeFileAtomically(out, boardText(board, sources, basename(tree)));
  console.log(
    `wrote ${out}: ${counted(board.cores, 'core')}, ${counted(Object.keys(board.devices).length, 'device')}`,
  );
}

function importJson({ board, sources, diagnostics }: ImportResult): string {
  const facts = board ? { board: boardToJson(board), sources } : {};
  return JSON.stringify({ format: 'bulkhead-board', version: 1, ...facts, diagnostics }, null, 2);
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
