import { resolvedSystem } from '@bulkhead/system';
import type { Command } from 'commander';
import { checkSystemFile } from '../build/check-system.ts';
import { DescriptionErrors } from '../build/description-errors.ts';
import { explanation } from '../report/explain.ts';
import { explainJson } from '../report/explain-json.ts';
import { resolvedReport } from '../report/resolved.ts';
import { styleFor } from '../report/style.ts';

const EXAMPLES = `
Examples:
  $ bulkhead explain system.ts
  $ bulkhead explain --json system.ts | jq '.cores[].slackNs'
  $ bulkhead explain --resolved system.ts                        every field, defaults included
  $ bulkhead explain --resolved --json system.ts > system.json   a description without defaults`;

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
    .option('--resolved', 'print every field of the description with its value, defaults included')
    .option('--json', 'print it as data')
    .addHelpText('after', EXAMPLES)
    .action(explain);
}

interface ExplainOptions {
  readonly json?: true;
  readonly resolved?: true;
}

async function explain(file: string, options: ExplainOptions): Promise<void> {
  const { checked, authored, diagnostics } = await checkSystemFile(file);
  if (!checked || !authored) throw new DescriptionErrors(file, diagnostics);
  const style = styleFor(process.stdout);
  if (options.resolved) {
    const { description } = authored;
    const json = () => JSON.stringify(resolvedSystem(checked, description), null, 2);
    console.log(options.json ? json() : resolvedReport(checked, description, style));
    return;
  }
  const columns = process.stdout.columns ?? BAR.usual + MARGIN;
  const width = Math.max(10, Math.min(columns - MARGIN, BAR.most));
  console.log(options.json ? explainJson(checked) : explanation(checked, style, width));
}
