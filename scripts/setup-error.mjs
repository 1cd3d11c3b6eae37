/** Something that the user has to do; the message says what. */
export class SetupError extends Error {}

/** Runs a script's steps: a SetupError ends it with its message and status 1. */
export async function reportingSetupErrors(steps) {
  try {
    await steps();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\nSet-up cannot go on.\n${error.message}`);
    process.exitCode = 1;
  }
}
