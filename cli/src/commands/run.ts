import { createWriteStream } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { buildSystemFile } from '../build/build-system.ts';
import type { BuiltSystem } from '../build/built-system.ts';
import { CliError } from '../errors.ts';
import { runJson } from '../report/run-json.ts';
import { showRun } from '../report/show-run.ts';
import { styleFor } from '../report/style.ts';
import { summary } from '../report/summary.ts';

interface RunCommandOptions {
  readonly attach?: string;
  readonly timeout?: number;
  readonly icount?: true;
  readonly json?: true;
  readonly log?: string;
  readonly out?: string;
}

const DEFAULT_TIMEOUT_SECONDS = 300;

const EXAMPLES = `
Every line that a partition prints has its name before it; "hypervisor" is the hypervisor's own log and
"board" what comes from firmware. With --attach the keyboard goes to that partition's console, and
Ctrl-] ends the run. The exit status is 0 only if every partition ended as its description expects.

Examples:
  $ bulkhead run system.ts
  $ bulkhead run --attach linux system.ts
  $ bulkhead run --icount --json system.ts > run.json`;

/** `bulkhead run`: builds a system, boots it in an emulator and says how it went. */
export function addRunCommand(program: Command): void {
  program
    .command('run')
    .description("build a system, boot it in its board's emulator, and compare with what it expects")
    .argument('<system>', 'system file (TypeScript)')
    .option('--attach <partition>', 'send the keyboard to this partition')
    .option('--timeout <seconds>', 'end the run after this time (default: 300, none with --attach)', seconds)
    .option('--icount', 'let virtual time count instructions, so that two runs are the same')
    .option('--log <file>', "write the board's raw output to a file")
    .option('--json', 'print only the summary, as JSON')
    .option('--out <folder>', 'where to build (see bulkhead build)')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(file: string, options: RunCommandOptions): Promise<void> {
  console.error(`Building ${file} (a first time compiles the hypervisor, about 10 s) …`);
  const built = await buildSystemFile(file, options.out === undefined ? {} : { out: options.out });
  if (options.attach !== undefined) requirePartition(built, options.attach);
  const log = options.log === undefined ? undefined : createWriteStream(options.log);
  const limit = options.timeout ?? (options.attach === undefined ? DEFAULT_TIMEOUT_SECONDS : undefined);
  const result = await showRun(built, {
    quiet: options.json === true,
    saveHealth: true,
    ...(options.attach === undefined ? {} : { attach: options.attach }),
    ...(options.icount ? { icount: true } : {}),
    ...(limit === undefined ? {} : { timeoutSeconds: limit }),
    ...(log ? { onRaw: (bytes) => log.write(bytes) } : {}),
  });
  log?.end();
  if (options.json) console.log(runJson(result, built));
  else console.log(`\n${summary(result, built, styleFor(process.stdout))}`);
  process.exitCode = result.exitStatus;
}

function requirePartition({ checked, name }: BuiltSystem, partition: string): void {
  const names = checked.partitions.map((one) => one.name);
  if (names.includes(partition)) return;
  throw new CliError(`${name} has no partition "${partition}".`, `Its partitions: ${names.join(', ')}.`);
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a positive number of seconds.');
}
