/** Something that stops a command and that the user can put right; `remedy` says how. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${problem}\n  ${remedy}`);
  }
}

/** Exit statuses of the command; docs/cli.md. */
export const exitStatus = {
  success: 0,
  /** The description has errors, or a partition did not end as expected. */
  notAsExpected: 1,
  /** The command could not do its work: wrong usage, a missing program or file. */
  cannot: 2,
} as const;
