import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { formatDiagnostic } from '../diagnostics/diagnostic.ts';
import { loadProgram } from '../program/load.ts';
import { type Translation, translateProgram } from '../translate.ts';

/** The environment variable whose presence has lines counted; it names the folder for them. */
export const COVERAGE_FOLDER = 'BULKHEAD_COVERAGE';

/** As much of vite's plugin interface as is used here: the compiler does not depend on vite. */
export interface VitePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  transform(
    this: { error(message: string): never },
    code: string,
    id: string,
  ): { code: string; map: string } | undefined;
}

/**
 * A vite plugin through which tests import Bare TypeScript with its own meaning: integer widths, checks
 * that throw `CheckFailure`, exact constants. It takes the modules that `entry` (a path from the
 * repository's root) reaches under the given `conditions`. `*.unsafe.ts` modules are translated as well;
 * what they reach of the hardware, a test replaces with `vi.mock`.
 */
export function bareTypeScript(entry: string, conditions: readonly string[] = []): VitePlugin {
  const root = realpathSync(process.cwd());
  const path = resolve(root, entry);
  let kept: { readonly stamp: string; readonly translation: Translation } | undefined;
  const translation = (): Translation => {
    if (kept !== undefined && kept.stamp === stampOf(kept.translation)) return kept.translation;
    const fresh = translateProgram(loadProgram([path], conditions), [path], root, 'everything');
    kept = { stamp: stampOf(fresh), translation: fresh };
    return fresh;
  };
  const isFile = (id: string) => id.startsWith(`${root}/`) && id.endsWith('.ts') && !id.endsWith('.test.ts');
  return {
    name: 'bare-typescript',
    enforce: 'pre',
    transform(_code, id) {
      const module = id.split('?')[0] ?? id;
      if (!isFile(module) || !translation().modules.includes(module)) return undefined;
      const { diagnostics, javascript } = translation();
      if (diagnostics.length > 0) this.error(diagnostics.map(formatDiagnostic).join('\n'));
      const { code, sourceMap } = javascript(module, {
        module: ts.ModuleKind.ESNext,
        countLines: process.env[COVERAGE_FOLDER] !== undefined,
      });
      return { code, map: sourceMap };
    },
  };
}

/** Changes when a source does: vitest watches. */
function stampOf({ inputs }: Translation): string {
  return inputs.map((file) => `${file} ${statSync(file).mtimeMs}`).join('\n');
}
