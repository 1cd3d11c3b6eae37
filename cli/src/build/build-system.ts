import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CCompiler, Optimise } from '@bulkhead/compiler';
import {
  type BuildResult,
  buildSystem,
  type CheckedSystem,
  type Driver,
  type SystemImage,
} from '@bulkhead/system';
import { withPlaces } from '../places/with-places.ts';
import type { BuiltSystem, DebugFiles } from './built-system.ts';
import type { CompiledProgram } from './compile.ts';
import { DescriptionErrors } from './description-errors.ts';
import { compileHypervisor, type HypervisorProgram } from './hypervisor.ts';
import { openSystem } from './open-system.ts';
import { programName } from './program-name.ts';
import { systemName } from './system-name.ts';
import { writeFileAtomically } from './write-file.ts';

export interface BuildOptions {
  /** Where a folder with the system's name is written; default: build/ beside the system file. */
  readonly out?: string;
  /** How to compile the hypervisor and the TypeScript partitions. */
  readonly optimise?: Optimise;
  /** What compiles the hypervisor's C. Default: clang. */
  readonly cc?: CCompiler;
  /** Leaves nothing out of the hypervisor. Default: what the system does not use is not in it. */
  readonly allFeatures?: boolean;
}

/**
 * Builds a system file's image and writes it with its manifest and debug information. Throws
 * DescriptionErrors with all diagnostics when the description is wrong.
 */
export async function buildSystemFile(file: string, options: BuildOptions = {}): Promise<BuiltSystem> {
  const { system, diagnostics, context, compiled } = await openSystem(file, options.optimise);
  if (!system) throw new DescriptionErrors(file, await withPlaces(file, diagnostics));
  let hypervisor: HypervisorProgram | undefined;
  let drivers: readonly Driver[] = [];
  const result = await buildSystem(system, {
    ...context,
    hypervisor: async (unused, needed) => {
      drivers = needed;
      const withoutFeatures = options.allFeatures === true ? [] : unused;
      const cc = options.cc === undefined ? {} : { cc: options.cc };
      hypervisor = await compileHypervisor(options.optimise, { ...cc, withoutFeatures, drivers });
      return hypervisor.binary;
    },
  });
  const all = await withPlaces(file, [...diagnostics, ...result.diagnostics]);
  const { checked, image } = complete(result, file, all);
  if (hypervisor === undefined) throw new Error('an image has a hypervisor');

  const name = systemName(file);
  const folder = join(resolve(options.out ?? join(dirname(file), 'build')), name);
  mkdirSync(folder, { recursive: true });
  const imagePath = join(folder, 'image.bin');
  writeFileAtomically(imagePath, image.bytes);
  writeFileAtomically(join(folder, 'manifest.json'), `${JSON.stringify(image.manifest, null, 2)}\n`);
  return {
    ...{
      name,
      folder,
      imagePath,
      checked,
      manifest: image.manifest,
      warnings: all.filter(({ severity }) => severity !== 'note'),
    },
    hypervisor: keepDebugFiles(hypervisor.program, folder, 'hypervisor'),
    withoutFeatures: hypervisor.withoutFeatures,
    drivers,
    partitions: partitionDebugFiles(checked, compiled, folder),
  };
}

function complete(result: BuildResult, file: string, diagnostics: BuildResult['diagnostics']) {
  const { checked, image } = result;
  if (!checked || !image) throw new DescriptionErrors(file, diagnostics);
  return { checked, image } satisfies { checked: CheckedSystem; image: SystemImage };
}

function partitionDebugFiles(
  checked: CheckedSystem,
  compiled: ReadonlyMap<string, CompiledProgram>,
  folder: string,
): Record<string, DebugFiles> {
  const images = checked.partitions.flatMap(({ name, debugFile, fallback }) => [
    { name: programName(name, 'primary'), debugFile },
    ...(fallback ? [{ name: programName(name, 'fallback'), debugFile: fallback.debugFile }] : []),
  ]);
  const files = images.flatMap(({ name, debugFile }) => {
    const program = compiled.get(name);
    if (program) return [[name, keepDebugFiles(program, folder, name)] as const];
    return debugFile === undefined ? [] : [[name, { elf: debugFile }] as const];
  });
  return Object.fromEntries(files);
}

/** Copies a program's ELF file and table of checks beside the image. */
function keepDebugFiles(program: CompiledProgram, folder: string, name: string): DebugFiles {
  const [elf, checks] = [join(folder, `${name}.elf`), join(folder, `${name}.checks.json`)];
  writeFileAtomically(elf, readFileSync(program.elf));
  writeFileAtomically(checks, readFileSync(program.checks));
  return { ...program, elf, checks };
}
