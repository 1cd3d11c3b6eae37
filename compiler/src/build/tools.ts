import { buildDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { run } from './run.ts';

const OLDEST_VERSION = 14;
const REMEDY = 'on Debian or Ubuntu: sudo apt-get install clang lld';

/** The tools that the compiler runs; found through PATH. */
const TOOLS = ['clang', 'ld.lld'] as const;

export interface ToolCheck {
  /** The first line of what each tool says of its version. */
  readonly versions: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Asks each tool for its version; a missing or too old one is a diagnostic. */
export async function checkTools(tools: readonly string[] = TOOLS): Promise<ToolCheck> {
  const results = await Promise.all(
    tools.map(async (tool) => ({ tool, ...(await run(tool, ['--version'])) })),
  );
  const diagnostics = results.flatMap(({ tool, status, output }) => judge(tool, status, output));
  return { versions: results.map(({ output }) => output.split('\n')[0] ?? ''), diagnostics };
}

function judge(tool: string, status: number | undefined, output: string): Diagnostic[] {
  if (status === undefined) return [buildDiagnostic('BT9001', tool, REMEDY)];
  const version = /(?:version|LLD) (\d+)/.exec(output)?.[1];
  if (status === 0 && Number(version ?? 0) >= OLDEST_VERSION) return [];
  return [buildDiagnostic('BT9002', tool, version ?? 'unknown', OLDEST_VERSION, REMEDY)];
}
