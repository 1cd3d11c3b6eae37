import { dirname, join } from 'node:path';
import { type CompileOptions, checkTools, compileProgram, formatDiagnostic } from '@bulkhead/compiler';
import type { DebugFiles } from './built-system.ts';
import { CompileCache } from './compile-cache.ts';
import { filesBelow } from './fingerprint.ts';
import { toolchain } from './toolchain.ts';

export interface CompiledProgram extends DebugFiles {
  readonly checks: string;
  /** The table of the checks that were proved away. */
  readonly proved: string;
}

/** What to compile; the first entry is the program's own file. */
export type CompileJob = Omit<CompileOptions, 'outDir' | 'entry'> & { readonly entries: readonly string[] };

const cache = new CompileCache(toolchain.cache);

/**
 * Compiles a program unless it was compiled before from the same sources by the same tools.
 */
export async function compileOnce(job: CompileJob): Promise<CompiledProgram | { readonly errors: string }> {
  const tools = await checkTools(job.cc);
  if (tools.diagnostics.length > 0) return { errors: tools.diagnostics.map(formatDiagnostic).join('\n') };
  const key = [job, tools.versions];
  const kept = cache.find(job.name, key);
  if (kept !== undefined) return program(job, kept);
  const scratch = cache.scratch(job.name);
  const result = await compileProgram({ ...job, outDir: scratch });
  if (!result.ok) return { errors: result.diagnostics.map(formatDiagnostic).join('\n') };
  const inputs = [...result.inputs, ...toolchain.compilerFolders.flatMap(filesBelow)];
  return program(job, cache.keep(job.name, key, scratch, inputs));
}

/** The compiler's names for what it leaves in its output folder. */
function program(job: CompileJob, folder: string): CompiledProgram {
  const [elf, checks] = [join(folder, `${job.name}.elf`), join(folder, 'checks.json')];
  const proved = join(folder, 'proved.json');
  return { elf, checks, proved, sourceFolder: dirname(job.entries[0]!) };
}
