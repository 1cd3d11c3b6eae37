import { relative } from 'node:path';
import { GuestError } from '@bulkhead/guests';
import { CommanderError } from 'commander';
import { DescriptionErrors } from '../build/description-errors.ts';
import { CliError, exitStatus } from '../errors.ts';
import { styleFor } from '../report/style.ts';

/** Says why a command could not do its work; returns the exit status. */
export function fail(error: unknown, output: NodeJS.WriteStream): number {
  const style = styleFor(output);
  if (error instanceof CommanderError) {
    // Commander has printed its own message; status 0 is --help or --version.
    return error.exitCode === 0 ? exitStatus.success : exitStatus.cannot;
  }
  if (error instanceof DescriptionErrors) {
    output.write(`${error.message}\n`);
    return exitStatus.notAsExpected;
  }
  if (error instanceof CliError || error instanceof GuestError) {
    output.write(`${style.red('bulkhead:')} ${error.message}\n`);
    return exitStatus.cannot;
  }
  // Anything else is an error of the system file's own code, or of ours: its stack says where.
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const short = stack.replaceAll(`file://${process.cwd()}/`, '').replaceAll(`${process.cwd()}/`, '');
  output.write(
    `${style.red('bulkhead:')} unexpected error in ${relative(process.cwd(), process.argv[1] ?? '')}\n${short}\n`,
  );
  return exitStatus.cannot;
}
