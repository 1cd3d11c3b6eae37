import type { Command } from 'commander';
import { checkSystemFile } from '../build/check-system.ts';
import { exitStatus } from '../errors.ts';
import { checkJson, checkReport } from '../report/check.ts';

interface CheckOptions {
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ bulkhead check system.ts
  $ bulkhead check --json system.ts | jq '.diagnostics[].code'`;

/** `bulkhead check`: everything that is wrong with a description, at once. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('report everything that is wrong with a system description')
    .argument('<system>', 'system file (TypeScript)')
    .option('--json', 'print the diagnostics as JSON')
    .addHelpText('after', EXAMPLES)
    .action(check);
}

async function check(file: string, options: CheckOptions): Promise<void> {
  const result = await checkSystemFile(file);
  console.log(options.json ? checkJson(result) : checkReport(result, file));
  const failed = result.diagnostics.some(({ severity }) => severity === 'error');
  process.exitCode = failed ? exitStatus.notAsExpected : exitStatus.success;
}
