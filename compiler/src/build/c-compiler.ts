/** The compilers of the C and the assembly: their command, and what only one of them understands. */
import type { CCompiler } from './options.ts';

export interface CCompilerCommand {
  readonly command: string;
  /** The oldest major version that is known to work. */
  readonly oldest: number;
  readonly remedy: string;
  /** Options beside those that all of them understand. */
  readonly flags: readonly string[];
}

const COMMANDS: Readonly<Record<CCompiler, CCompilerCommand>> = {
  clang: {
    command: 'clang',
    oldest: 14,
    remedy: 'on Debian or Ubuntu: sudo apt-get install clang lld',
    flags: ['--target=aarch64-none-elf', '-fdebug-compilation-dir=.'],
  },
  gcc: {
    command: 'aarch64-linux-gnu-gcc',
    oldest: 12,
    remedy: 'on Debian or Ubuntu: sudo apt-get install gcc-aarch64-linux-gnu',
    flags: [],
  },
};

/** How to call a compiler. */
export function cCompiler(name: CCompiler = 'clang'): CCompilerCommand {
  return COMMANDS[name];
}
