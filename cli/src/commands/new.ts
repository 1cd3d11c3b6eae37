import type { Command } from 'commander';
import { readablePath } from '../debug/checks.ts';
import { newPartition } from '../new/partition.ts';
import { newProject } from '../new/project.ts';

interface ProjectOptions {
  readonly json?: true;
}

interface PartitionOptions extends ProjectOptions {
  readonly folder: string;
}

const JSON_OPTION = ['--json', 'print as JSON what was written'] as const;

const EXAMPLES = `
Examples:
  $ bulkhead new plant && cd plant && npm install && npm start`;

const PARTITION_EXAMPLES = `
Examples:
  $ bulkhead new partition pump
  $ bulkhead run system.ts`;

/** `bulkhead new` and `bulkhead new partition`: something to start from. */
export function addNewCommand(program: Command): void {
  const command = program
    .command('new')
    .description('write a project of two partitions to start from')
    .argument('<folder>', 'where to write it: a folder that is empty or does not exist')
    .option(...JSON_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(createProject);
  command
    .command('partition')
    .description('write a TypeScript partition, and a system file when the folder has none')
    .argument('<name>', 'name of the partition and of its file')
    .option('--folder <folder>', 'where to write it', '.')
    .option(...JSON_OPTION)
    .addHelpText('after', PARTITION_EXAMPLES)
    .action(createPartition);
}

function createProject(folder: string, { json }: ProjectOptions): void {
  const written = newProject(folder).map((path) => readablePath(path));
  if (json) {
    console.log(JSON.stringify({ written }));
    return;
  }
  for (const path of written) console.log(`wrote ${path}`);
  console.log(`Go on with:\n  cd ${folder}\n  npm install\n  npm start`);
}

function createPartition(name: string, _options: unknown, command: Command): void {
  // An option that `new` has too is the parent's (commander, "Options with the same name").
  const { folder, json } = command.optsWithGlobals<PartitionOptions>();
  const { written, entry } = newPartition(name, folder);
  if (json) {
    console.log(JSON.stringify({ written: written.map((path) => readablePath(path)), entry }));
    return;
  }
  for (const path of written) console.log(`wrote ${readablePath(path)}`);
  if (entry !== undefined) console.log(`Add this to the partitions of system.ts:\n  ${entry}`);
}
