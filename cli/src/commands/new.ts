import type { Command } from 'commander';
import { readablePath } from '../debug/checks.ts';
import { newPartition } from '../new/partition.ts';

interface NewOptions {
  readonly folder: string;
}

const EXAMPLES = `
Examples:
  $ bulkhead new partition pump
  $ bulkhead run system.ts`;

/** `bulkhead new partition`: something to start from. */
export function addNewCommand(program: Command): void {
  program
    .command('new')
    .description('write a starting point')
    .command('partition')
    .description('write a TypeScript partition, and a system file when the folder has none')
    .argument('<name>', 'name of the partition and of its file')
    .option('--folder <folder>', 'where to write it', '.')
    .addHelpText('after', EXAMPLES)
    .action(create);
}

function create(name: string, { folder }: NewOptions): void {
  const { written, entry } = newPartition(name, folder);
  for (const path of written) console.log(`wrote ${readablePath(path)}`);
  if (entry !== undefined) console.log(`Add this to the partitions of system.ts:\n  ${entry}`);
}
