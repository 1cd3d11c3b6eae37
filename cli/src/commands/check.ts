import { formatDiagnostic } from '@bulkhead/system';
import type { Command } from 'commander';
import { checkSystemFile } from '../build/check-system.ts';
import { countWords } from '../build/description-errors.ts';
import { exitStatus } from '../errors.ts';

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
  const diagnostics = await checkSystemFile(file);
  if (options.json)
    console.log(JSON.stringify({ format: 'bulkhead-check', version: 1, diagnostics }, null, 2));
  else
    console.log(
      [...diagnostics.map(formatDiagnostic), `${countWords(diagnostics)} in ${file}.`].join('\n\n'),
    );
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  process.exitCode = failed ? exitStatus.notAsExpected : exitStatus.success;
}
