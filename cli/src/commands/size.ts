import type { Command } from 'commander';
import { buildSystemFile } from '../build/build-system.ts';
import type { BuiltSystem } from '../build/built-system.ts';
import { compileHypervisor, type HypervisorProgram } from '../build/hypervisor.ts';
import { sizeReport } from '../report/size.ts';
import { stackReport } from '../report/stack.ts';
import { styleFor } from '../report/style.ts';
import { measureSize } from '../size/measure.ts';
import { stacksOf } from '../size/stacks.ts';

interface SizeOptions {
  readonly json?: true;
  readonly stack?: true;
}

const EXAMPLES = `
Examples:
  $ bulkhead size
  $ bulkhead size --stack
  $ bulkhead size --json system.ts`;

/** `bulkhead size`: what the trusted part takes, in memory and to read. */
export function addSizeCommand(program: Command): void {
  program
    .command('size')
    .description("print the hypervisor's sections, memory and source lines")
    .argument('[system]', 'system file, whose memory is added')
    .option('--stack', 'print how deep each stack can get, and the path that is deepest')
    .option('--json', 'print the numbers as JSON')
    .addHelpText('after', EXAMPLES)
    .action(size);
}

async function size(file: string | undefined, options: SizeOptions): Promise<void> {
  const system = file === undefined ? undefined : await buildSystemFile(file);
  const withoutFeatures = system?.withoutFeatures ?? [];
  const drivers = system?.drivers ?? [];
  const hypervisor = await compileHypervisor('speed', { withoutFeatures, drivers });
  if (options.stack) return printStacks(hypervisor, system, options);
  const report = measureSize(hypervisor, system);
  if (options.json) console.log(JSON.stringify({ format: 'bulkhead-size', version: 1, ...report }, null, 2));
  else console.log(sizeReport(report, styleFor(process.stdout)));
}

function printStacks(
  hypervisor: HypervisorProgram,
  system: BuiltSystem | undefined,
  options: SizeOptions,
): void {
  const programs = stacksOf(hypervisor.program, system);
  if (options.json) console.log(JSON.stringify({ format: 'bulkhead-stack', version: 1, programs }, null, 2));
  else console.log(stackReport(programs, styleFor(process.stdout)));
}
