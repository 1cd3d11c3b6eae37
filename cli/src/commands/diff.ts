import type { Command } from 'commander';
import { exitStatus } from '../errors.ts';
import { type Difference, differences } from '../inspect/differences.ts';
import { inline } from '../report/outline.ts';
import { openImage } from './inspect.ts';

interface DiffOptions {
  readonly json?: true;
}

const EXAMPLES = `
Exit status 1: they differ.

Examples:
  $ bulkhead diff old/image.bin build/plant/image.bin
  $ bulkhead diff --json old/image.bin build/plant/image.bin`;

/** `bulkhead diff`: where two images differ. */
export function addDiffCommand(program: Command): void {
  program
    .command('diff')
    .description('say where two images differ: memory, devices, windows, channels, rights, programs')
    .argument('<before>', 'image.bin')
    .argument('<after>', 'another')
    .option('--json', 'print the differences as JSON')
    .addHelpText('after', EXAMPLES)
    .action(diff);
}

function diff(before: string, after: string, options: DiffOptions): void {
  const found = differences(openImage(before).content, openImage(after).content);
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else console.log(found.length === 0 ? 'No difference.' : found.map(lineOf).join('\n'));
  process.exitCode = found.length === 0 ? exitStatus.success : exitStatus.notAsExpected;
}

function lineOf({ path, before, after }: Difference): string {
  if (before === undefined) return `+ ${path}  ${shown(after!)}`;
  if (after === undefined) return `- ${path}  ${shown(before)}`;
  return `  ${path}  ${shown(before)} -> ${shown(after)}`;
}

function shown(value: NonNullable<Difference['after']>): string {
  return inline(value) ?? JSON.stringify(value);
}
