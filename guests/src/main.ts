/** Fetches every guest that the examples and tests use: run by scripts/setup.mjs. */
import { debianKernel } from './debian/kernel.ts';
import { GuestError } from './error.ts';

try {
  debianKernel((line) => console.log(line));
} catch (error) {
  if (!(error instanceof GuestError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
