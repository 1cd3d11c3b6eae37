import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Optimise } from '@bulkhead/compiler';
import { type BuildContext, type LoadedSystem, loadSystem } from '@bulkhead/system';
import { CliError } from '../errors.ts';
import type { CompiledProgram } from './compile.ts';
import { compilePartition } from './partition.ts';
import { measureMessages, writePortModule } from './ports.ts';
import { programName } from './program-name.ts';

export interface OpenedSystem extends Pick<LoadedSystem, 'system' | 'diagnostics'> {
  readonly context: BuildContext;
  /** The TypeScript partitions that have been compiled so far, by name. */
  readonly compiled: ReadonlyMap<string, CompiledProgram>;
}

/** Loads a system file, with what its stages need from us. */
export async function openSystem(file: string, optimise?: Optimise): Promise<OpenedSystem> {
  if (!existsSync(file)) {
    throw new CliError(
      `There is no system file ${file}.`,
      `Give the path of a TypeScript file with a default export made by defineSystem({…}); this is ${resolve('.')}.`,
    );
  }
  const { system, directory, diagnostics } = await loadSystem(file);
  const compiled = new Map<string, CompiledProgram>();
  const context: BuildContext = {
    directory,
    compileTypeScript: async ({ entry, partition, image, memory, ports, controls }) => {
      if (existsSync(entry)) writePortModule(entry, partition, ports, controls);
      const name = programName(partition, image);
      const result = await compilePartition(entry, name, memory, optimise);
      if ('errors' in result) return result;
      compiled.set(name, result);
      return { elfPath: result.elf };
    },
    measureMessages,
  };
  return { ...(system ? { system } : {}), diagnostics, context, compiled };
}
