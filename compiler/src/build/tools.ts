import { buildDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { cCompiler } from './c-compiler.ts';
import type { CCompiler } from './options.ts';
import { run } from './run.ts';

/** A tool that is run, found through PATH. */
export interface Tool {
  readonly command: string;
  /** The oldest major version that will do. */
  readonly oldest: number;
  readonly remedy: string;
}

const LINKER: Tool = {
  command: 'ld.lld',
  oldest: 14,
  remedy: 'on Debian or Ubuntu: sudo apt-get install clang lld',
};

export interface ToolCheck {
  /** The first line of what each tool says of its version. */
  readonly versions: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Asks the tools of a build for their versions; a missing or too old one is a diagnostic. */
export function checkTools(cc?: CCompiler): Promise<ToolCheck> {
  return askTools([cCompiler(cc), LINKER]);
}

/** Asks each of these tools. */
export async function askTools(tools: readonly Tool[]): Promise<ToolCheck> {
  const results = await Promise.all(
    tools.map(async (tool) => ({ tool, ...(await run(tool.command, ['--version'])) })),
  );
  const diagnostics = results.flatMap(({ tool, status, output }) => judge(tool, status, output));
  return { versions: results.map(({ output }) => output.split('\n')[0] ?? ''), diagnostics };
}

function judge(tool: Tool, status: number | undefined, output: string): Diagnostic[] {
  const { command, oldest, remedy } = tool;
  if (status === undefined) return [buildDiagnostic('BT9001', command, remedy)];
  const version = /(?:version|LLD) (\d+)/.exec(output)?.[1] ?? /^\S*gcc .* (\d+)\.\d+/.exec(output)?.[1];
  if (status === 0 && Number(version ?? 0) >= oldest) return [];
  return [buildDiagnostic('BT9002', command, version ?? 'unknown', oldest, remedy)];
}
