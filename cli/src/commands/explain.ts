import type { Command } from 'commander';
import { checkSystemFile } from '../build/check-system.ts';
import { DescriptionErrors } from '../build/description-errors.ts';
import { explanation } from '../report/explain.ts';
import { explainJson } from '../report/explain-json.ts';
import { styleFor } from '../report/style.ts';

const EXAMPLES = `
Examples:
  $ bulkhead explain system.ts
  $ bulkhead explain --json system.ts | jq '.cores[].slackNs'`;

/** Of the bar, where the output is no terminal, and at most. */
const BAR = { usual: 60, most: 100 } as const;
/** Indentation and the ends of the bar. */
const MARGIN = 6;

/** `bulkhead explain`: what a description means, in words. */
export function addExplainCommand(program: Command): void {
  program
    .command('explain')
    .description('say what a system description means: cores, windows, interrupts, channels, waits')
    .argument('<system>', 'system file (TypeScript)')
    .option('--json', 'print it as data')
    .addHelpText('after', EXAMPLES)
    .action(explain);
}

async function explain(file: string, options: { readonly json?: true }): Promise<void> {
  const { checked, diagnostics } = await checkSystemFile(file);
  if (!checked) throw new DescriptionErrors(file, diagnostics);
  const columns = process.stdout.columns ?? BAR.usual + MARGIN;
  const width = Math.max(10, Math.min(columns - MARGIN, BAR.most));
  console.log(options.json ? explainJson(checked) : explanation(checked, styleFor(process.stdout), width));
}
