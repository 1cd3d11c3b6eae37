import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { buildSystemFile } from '../build/build-system.ts';
import { debugSystem } from '../debug/session.ts';
import { CliError } from '../errors.ts';

interface DebugCommandOptions {
  readonly batch?: string;
  readonly out?: string;
  readonly optimised?: true;
}

const EXAMPLES = `
gdb knows the hypervisor and the system's TypeScript partitions by TypeScript file and line. A core is a
thread. Consoles are written to debug.log beside the image (the command "consoles" shows them).

Examples:
  $ bulkhead debug system.ts
  (gdb) break exits.ts:76
  (gdb) break control.ts:40 thread 1
  (gdb) continue
  (gdb) print cpu->exits`;

/** `bulkhead debug`: a system in the emulator, under gdb. */
export function addDebugCommand(program: Command): void {
  program
    .command('debug')
    .description('build a system and start it under gdb, stopped before its first instruction')
    .argument('<system>', 'system file (TypeScript)')
    .option('--batch <file>', 'carry out the gdb commands of a file, then end')
    .option('--optimised', 'debug what `run` runs; variables and lines may be optimised away')
    .option('--out <folder>', 'where to build (see bulkhead build)')
    .addHelpText('after', EXAMPLES)
    .action(debug);
}

async function debug(file: string, options: DebugCommandOptions): Promise<void> {
  const { batch } = options;
  if (batch !== undefined && !existsSync(batch))
    throw new CliError(`There is no file ${batch}.`, 'Write gdb commands into it, one a line.');
  const out = options.out === undefined ? {} : { out: options.out };
  const optimise = options.optimised ? 'speed' : 'debug';
  const built = await buildSystemFile(file, { ...out, optimise });
  process.exitCode = await debugSystem(built, batch === undefined ? {} : { batch });
}
