import { checkSystem } from '@bulkhead/system';
import type { Command } from 'commander';
import type { CompiledProgram } from '../build/compile.ts';
import { DescriptionErrors } from '../build/description-errors.ts';
import { compileHypervisor } from '../build/hypervisor.ts';
import { openSystem } from '../build/open-system.ts';
import { surveyChecks } from '../checks/survey.ts';
import { CliError } from '../errors.ts';
import { checksReport } from '../report/checks.ts';
import { styleFor } from '../report/style.ts';

interface ChecksOptions {
  readonly partition?: string;
  readonly list?: true;
  readonly json?: true;
}

const EXAMPLES = `
A check is proved when the compiler knows that it cannot fail, and removed when clang finds that out. What
remains is executed; one that fails is reported with file, line and cause.

Examples:
  $ bulkhead checks
  $ bulkhead checks --list
  $ bulkhead checks --partition control system.ts`;

/** `bulkhead checks`: the run-time checks of a program, and what became of them. */
export function addChecksCommand(program: Command): void {
  program
    .command('checks')
    .description('count the run-time checks of the hypervisor or of a TypeScript partition')
    .argument('[system]', 'system file of the partition')
    .option('--partition <name>', 'a TypeScript partition instead of the hypervisor')
    .option('--list', 'list every check that remains')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', EXAMPLES)
    .action(checks);
}

async function checks(file: string | undefined, options: ChecksOptions): Promise<void> {
  const { partition, list = false } = options;
  const survey =
    partition === undefined
      ? surveyChecks('the hypervisor', (await compileHypervisor()).program)
      : surveyChecks(partition, await compiledPartition(file, partition));
  if (options.json)
    console.log(JSON.stringify({ format: 'bulkhead-checks', version: 1, ...survey }, null, 2));
  else console.log(checksReport(survey, styleFor(process.stdout), list));
}

async function compiledPartition(file: string | undefined, name: string): Promise<CompiledProgram> {
  if (file === undefined)
    throw new CliError('--partition needs a system file.', 'Name it after the options.');
  const { system, context, compiled, diagnostics } = await openSystem(file);
  if (!system) throw new DescriptionErrors(file, diagnostics);
  const result = await checkSystem(system, context);
  const program = compiled.get(name);
  if (program !== undefined) return program;
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new DescriptionErrors(file, errors);
  const names = [...compiled.keys()];
  throw new CliError(
    `${file} has no TypeScript partition "${name}".`,
    `It has: ${names.join(', ') || 'none'}.`,
  );
}
