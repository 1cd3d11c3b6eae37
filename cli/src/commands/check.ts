import type { CheckResult } from '@bulkhead/system';
import type { Command } from 'commander';
import { checkSystemFile } from '../build/check-system.ts';
import { exitStatus } from '../errors.ts';
import { checkJson, checkReport } from '../report/check.ts';
import { sarif } from '../report/sarif.ts';
import { VERSION } from '../version.ts';
import { checkAgainAndAgain } from '../watch/check-again.ts';

interface CheckOptions {
  readonly json?: true;
  readonly sarif?: true;
  readonly watch?: true;
}

const EXAMPLES = `
Examples:
  $ bulkhead check system.ts
  $ bulkhead check --watch system.ts
  $ bulkhead check --json system.ts | jq '.diagnostics[].code'
  $ bulkhead check --sarif system.ts > check.sarif`;

/** `bulkhead check`: everything that is wrong with a description, at once. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('report everything that is wrong with a system description')
    .argument('<system>', 'system file (TypeScript)')
    .option('--json', 'print the diagnostics as JSON')
    .option('--sarif', 'print the diagnostics as SARIF 2.1.0, for editors and CI services')
    .option('--watch', "check again whenever a file below the description's folder changes")
    .addHelpText('after', EXAMPLES)
    .action(check);
}

async function check(file: string, options: CheckOptions): Promise<void> {
  if (options.watch) return checkAgainAndAgain(file, flags(options));
  const result = await checkSystemFile(file);
  console.log(output(result, file, options));
  const failed = result.diagnostics.some(({ severity }) => severity === 'error');
  process.exitCode = failed ? exitStatus.notAsExpected : exitStatus.success;
}

function flags({ json, sarif }: CheckOptions): string[] {
  return [...(json ? ['--json'] : []), ...(sarif ? ['--sarif'] : [])];
}

function output(result: CheckResult, file: string, options: CheckOptions): string {
  if (options.sarif) return sarif(result.diagnostics, VERSION);
  return options.json ? checkJson(result) : checkReport(result, file);
}
