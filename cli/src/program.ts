import { Command } from 'commander';
import { addBoardCommand } from './commands/board.ts';
import { addBuildCommand } from './commands/build.ts';
import { addCheckCommand } from './commands/check.ts';
import { addChecksCommand } from './commands/checks.ts';
import { addCompletionCommand } from './commands/completion.ts';
import { addDebugCommand } from './commands/debug.ts';
import { addDiffCommand } from './commands/diff.ts';
import { addDrawCommand } from './commands/draw.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addExportCommand } from './commands/export.ts';
import { addHealthCommand } from './commands/health.ts';
import { addInspectCommand } from './commands/inspect.ts';
import { addNewCommand } from './commands/new.ts';
import { addRunCommand } from './commands/run.ts';
import { addSchemaCommand } from './commands/schema.ts';
import { addSizeCommand } from './commands/size.ts';
import { VERSION } from './version.ts';

const EXIT_STATUSES = `
Exit status: 0 success; 1 the description has errors, or a partition did not end as expected;
2 the command could not do its work (wrong usage, a missing program or file).`;

/** The `bulkhead` command. Errors are thrown, for the caller to report. */
export function createProgram(): Command {
  const program = new Command('bulkhead')
    .description('Checks, builds and runs systems of isolated partitions on the Bulkhead hypervisor.')
    .version(VERSION)
    .addHelpText('after', EXIT_STATUSES)
    .configureHelp({ helpWidth: 100 })
    .exitOverride();
  for (const add of [
    addCheckCommand,
    addExplainCommand,
    addExportCommand,
    addSchemaCommand,
    addDrawCommand,
    addBuildCommand,
    addInspectCommand,
    addDiffCommand,
    addRunCommand,
    addHealthCommand,
    addDebugCommand,
    addSizeCommand,
    addChecksCommand,
    addNewCommand,
    addBoardCommand,
    addCompletionCommand,
  ])
    add(program);
  return program;
}
