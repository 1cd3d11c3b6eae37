import type { BuiltSystem } from '../build/built-system.ts';
import type { RunEvent } from '../events/event.ts';
import type { InputStep } from './input.ts';
import type { RunResult } from './result.ts';
import { RunSession } from './session.ts';

export interface RunOptions {
  /** Path of a system file, which is built first, or a system that has been built. */
  readonly system: string | BuiltSystem;
  /** Boots this image in place of the system's own. */
  readonly image?: string;
  /** Virtual time counts instructions: two runs are the same. */
  readonly icount?: boolean;
  /** False, with `icount`: time in which all cores sleep costs nothing, and those that work wait longer for each other. */
  readonly turns?: boolean;
  /** What to type at the consoles, in this order. */
  readonly input?: readonly InputStep[];
  /** Ends the run, which is then not as expected; no limit when absent. */
  readonly timeoutSeconds?: number;
  /** Whether a run in which only partitions expected to run on are left goes on. */
  readonly keepRunning?: boolean;
  /** Leaves the health log in the system's build folder (QEMU only). */
  readonly saveHealth?: boolean;
  /** Receives the stream as it came from the board. */
  readonly onRaw?: (bytes: Uint8Array) => void;
  readonly onLine?: (console: string, text: string) => void;
  /** The unfinished line of a console, whenever it changes. */
  readonly onPartial?: (console: string, text: string) => void;
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Boots a system in its board's emulator and watches it until it ends. Throws a CliError when the
 * emulator cannot do its work; everything that the system does is in the result.
 */
export async function runSystem(options: RunOptions): Promise<RunResult> {
  const { system } = options;
  const built = typeof system === 'string' ? await buildFirst(system) : system;
  return new RunSession(built, options).finished;
}

/** The compiler is large: whoever runs a built system does not wait for it to be loaded. */
async function buildFirst(file: string): Promise<BuiltSystem> {
  const { buildSystemFile } = await import('../build/build-system.ts');
  return buildSystemFile(file);
}
