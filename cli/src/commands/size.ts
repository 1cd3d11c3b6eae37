import type { Command } from 'commander';
import { buildSystemFile } from '../build/build-system.ts';
import { compileHypervisor } from '../build/hypervisor.ts';
import { sizeReport } from '../report/size.ts';
import { styleFor } from '../report/style.ts';
import { measureSize } from '../size/measure.ts';

interface SizeOptions {
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ bulkhead size
  $ bulkhead size --json system.ts`;

/** `bulkhead size`: what the trusted part takes, in memory and to read. */
export function addSizeCommand(program: Command): void {
  program
    .command('size')
    .description("print the hypervisor's sections, memory and source lines")
    .argument('[system]', 'system file, whose memory is added')
    .option('--json', 'print the numbers as JSON')
    .addHelpText('after', EXAMPLES)
    .action(size);
}

async function size(file: string | undefined, options: SizeOptions): Promise<void> {
  const system = file === undefined ? undefined : await buildSystemFile(file);
  const report = measureSize(await compileHypervisor(), system);
  if (options.json) console.log(JSON.stringify({ format: 'bulkhead-size', version: 1, ...report }, null, 2));
  else console.log(sizeReport(report, styleFor(process.stdout)));
}
