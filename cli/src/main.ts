import { fail } from './commands/fail.ts';
import { createProgram } from './program.ts';

// The reader of our output may go away (`| head`): that ends us quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = fail(error, process.stderr);
}
