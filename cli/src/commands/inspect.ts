import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { CliError, exitStatus } from '../errors.ts';
import { type InspectedImage, inspectImage } from '../inspect/image.ts';
import { outline } from '../report/outline.ts';

interface InspectOptions {
  readonly json?: true;
}

const EXAMPLES = `
Exit status 1: the image's sums are wrong, it is damaged.

Examples:
  $ bulkhead inspect build/plant/image.bin
  $ bulkhead inspect --json build/plant/image.bin | jq '.partitions.control.memory'`;

/** `bulkhead inspect`: an image read back. */
export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .description('read an image back: all that it says, and whether it is intact')
    .argument('<image>', 'image.bin, as build writes it')
    .option('--json', 'print it as JSON')
    .addHelpText('after', EXAMPLES)
    .action(inspect);
}

function inspect(path: string, options: InspectOptions): void {
  const { content, isIntact } = openImage(path);
  console.log(options.json ? JSON.stringify(content, null, 2) : outline(content).join('\n'));
  process.exitCode = isIntact ? exitStatus.success : exitStatus.notAsExpected;
}

/** Throws a CliError when there is no image of this version. */
export function openImage(path: string): InspectedImage {
  if (!existsSync(path)) throw new CliError(`There is no file ${path}.`, 'Give the path of an image.bin.');
  const image = inspectImage(readFileSync(path));
  if (image) return image;
  throw new CliError(
    `${path} is no image of this version of Bulkhead.`,
    'Give an image.bin that `bulkhead build` of the same version wrote.',
  );
}
