/** Fetches every guest that the examples and tests use: run by scripts/setup.mjs. */
import { debianKernelModule } from './debian/module.ts';
import { GuestError } from './error.ts';

try {
  // With the kernel itself.
  debianKernelModule('sbsa_gwdt', (line) => console.log(line));
} catch (error) {
  if (!(error instanceof GuestError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
