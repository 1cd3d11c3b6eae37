import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AuthoredSystem, isAuthoredSystem } from './authored/define.ts';
import { type Diagnostic, Diagnostics } from './diagnostics/diagnostic.ts';
import { systemFromJson } from './json/system.ts';

export interface LoadedSystem {
  /** Absent when a diagnostic says why. */
  readonly system?: AuthoredSystem;
  /** The system file's directory: the `directory` of a build context. */
  readonly directory: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The JSON form of a system. A file that cannot be read is an error of the system, as it is for TypeScript. */
function readJson(file: string): Omit<LoadedSystem, 'directory'> {
  const text = readFileSync(file, 'utf8');
  try {
    return systemFromJson(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const diagnostics = new Diagnostics();
    diagnostics.add('BS2015', 'description', 'JSON', error.message);
    return { diagnostics: diagnostics.list };
  }
}

/**
 * Imports a system file and takes its default export. An error that the file itself throws, or that
 * the import meets (no such file, a syntax error), is passed on. Needs a loader for TypeScript (tsx).
 * A file called `.json` is read as the JSON form.
 */
export async function loadSystem(path: string): Promise<LoadedSystem> {
  const file = resolve(path);
  const directory = dirname(file);
  if (file.endsWith('.json')) return { ...readJson(file), directory };
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
