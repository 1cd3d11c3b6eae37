import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AuthoredSystem, isAuthoredSystem } from './authored/define.ts';
import { type Diagnostic, Diagnostics } from './diagnostics/diagnostic.ts';

export interface LoadedSystem {
  /** Absent when a diagnostic says why. */
  readonly system?: AuthoredSystem;
  /** The system file's directory: the `directory` of a build context. */
  readonly directory: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Imports a system file and takes its default export. An error that the file itself throws, or that
 * the import meets (no such file, a syntax error), is passed on. Needs a loader for TypeScript (tsx).
 */
export async function loadSystem(path: string): Promise<LoadedSystem> {
  const file = resolve(path);
  const directory = dirname(file);
  const module: { default?: unknown } = await import(pathToFileURL(file).href);
  const system = module.default;
  if (isAuthoredSystem(system)) return { system, directory, diagnostics: [] };
  const diagnostics = new Diagnostics();
  diagnostics.add(
    'BS2001',
    'default',
    'a default export made by defineSystem({…})',
    system === undefined ? 'no default export' : `a default export of type ${typeof system}`,
    "end the file's description with: export default defineSystem({…});",
  );
  return { directory, diagnostics: diagnostics.list };
}
