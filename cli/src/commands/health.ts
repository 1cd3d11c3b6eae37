import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { buildSystemFile } from '../build/build-system.ts';
import type { BuiltSystem } from '../build/built-system.ts';
import { CliError } from '../errors.ts';
import { readHealthLog } from '../health/log.ts';
import { healthReport } from '../report/health.ts';
import { healthJson } from '../report/health-json.ts';
import { styleFor } from '../report/style.ts';
import { healthFile } from '../run/health-dump.ts';

interface HealthOptions {
  readonly system?: string;
  readonly registers?: true;
  readonly json?: true;
  readonly out?: string;
}

const EXAMPLES = `
bulkhead run leaves the log of its board in health.bin of the build folder. From another board, read the
memory behind the image (its address: bulkhead build prints it) by its boot loader or debugger.

Examples:
  $ bulkhead health system.ts
  $ bulkhead health --registers --system system.ts dump.bin
  $ bulkhead health --json system.ts | jq '.records[].error'`;

/** `bulkhead health`: what went wrong, from the log that survives. */
export function addHealthCommand(program: Command): void {
  program
    .command('health')
    .description('show the health log of the last run, or of a dump of its memory')
    .argument('<file>', 'system file (TypeScript), or a dump of the log')
    .option('--system <file>', 'with a dump: the system that it is of, for names and source lines')
    .option('--registers', 'show the registers of each error too')
    .option('--json', 'print it as data')
    .option('--out <folder>', 'where the system was built (see bulkhead build)')
    .addHelpText('after', EXAMPLES)
    .action(health);
}

async function health(file: string, options: HealthOptions): Promise<void> {
  const isSystem = /\.[cm]?ts$/.test(file);
  const system = isSystem ? file : options.system;
  const out = options.out === undefined ? {} : { out: options.out };
  const built = system === undefined ? undefined : await buildSystemFile(system, out);
  const dump = isSystem && built ? healthFile(built) : file;
  if (!existsSync(dump)) throw missing(dump, built);
  const log = readHealthLog(readFileSync(dump), dump);
  const withRegisters = options.registers === true;
  if (options.json) console.log(healthJson(log, built));
  else console.log(healthReport(log, built, withRegisters, styleFor(process.stdout)));
}

function missing(dump: string, built: BuiltSystem | undefined): CliError {
  const remedy = built
    ? `bulkhead run leaves it there when ${built.name} has run.`
    : 'Give the path of a dump.';
  return new CliError(`There is no file ${dump}.`, remedy);
}
