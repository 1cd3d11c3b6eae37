import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type CCompiler,
  checkTools,
  flatBinary,
  type Optimise,
  sectionSizes,
  symbols,
} from '@bulkhead/compiler';
import { RuntimeConfiguration } from '@bulkhead/hypervisor/abi/configuration';
import { type Driver, type Feature, type HypervisorBinary, sizeOfRecord } from '@bulkhead/system';
import { CliError } from '../errors.ts';
import { type CompiledProgram, compileOnce } from './compile.ts';
import { toolchain } from './toolchain.ts';

/** The hypervisor, which is the same for every system of a board family that uses the same features. */
export interface HypervisorProgram {
  readonly program: CompiledProgram;
  /** What it is built without. */
  readonly withoutFeatures: readonly Feature[];
  readonly binary: HypervisorBinary;
  /** Sizes of its sections, by name. */
  readonly sections: Readonly<Record<string, number>>;
  /** Size of the runtime configuration that it reads. */
  readonly configurationBytes: number;
}

/** Ways to build the hypervisor. */
export interface HypervisorVariant {
  /** Leaves the run-time checks out, to measure what they cost: never shipped. */
  readonly withoutChecks?: boolean;
  /** Default: clang. */
  readonly cc?: CCompiler;
  /** What the system does not use. Default: everything is there. */
  readonly withoutFeatures?: readonly Feature[];
  /** What the board needs instead of the usual drivers. */
  readonly drivers?: readonly Driver[];
}

/**
 * Compiles the hypervisor, unless nothing has changed since it was compiled. Where no compiler is installed, and where
 * nothing is to be left out, it is the one that came with the package, if one did.
 */
export async function compileHypervisor(
  optimise: Optimise = 'speed',
  variant: HypervisorVariant = {},
): Promise<HypervisorProgram> {
  const { withoutFeatures = [], ...whole } = variant;
  const prebuilt = optimise === 'speed' ? prebuiltProgram(variantName(whole)) : undefined;
  const takesPrebuilt = prebuilt && (withoutFeatures.length === 0 || !(await hasCompiler()));
  if (takesPrebuilt) return described(prebuilt, []);
  return described(await compileAnew(optimise, variant), withoutFeatures);
}

async function hasCompiler(): Promise<boolean> {
  return (await checkTools()).diagnostics.length === 0;
}

async function compileAnew(optimise: Optimise, variant: HypervisorVariant): Promise<CompiledProgram> {
  const { entry, target, assembly, assemblyOf, linkerScript, stacks } = toolchain.hypervisor;
  const name = variantName(variant);
  const { drivers = [], ...rest } = variant;
  const sharing = 'cores' as const;
  const job = {
    name,
    target,
    entries: [entry],
    assembly: [...assembly, ...drivers.flatMap((driver) => assemblyOf[driver] ?? [])],
    linkerScript,
    stacks,
    optimise,
    sharing,
    ...rest,
    conditions: drivers,
  };
  if (variant.withoutChecks) {
    console.error(
      `WARNING: ${name} has no run-time checks. It is for measurement only; do not use its image.`,
    );
  }
  const program = await compileOnce(job);
  if ('errors' in program) {
    throw new CliError(
      `The hypervisor does not compile:\n${program.errors}`,
      'Correct its sources or tools.',
    );
  }
  return program;
}

function described(program: CompiledProgram, withoutFeatures: readonly Feature[]): HypervisorProgram {
  const bytes = readFileSync(program.elf);
  return {
    program,
    withoutFeatures,
    binary: binaryOf(bytes),
    sections: sectionSizes(bytes),
    configurationBytes: sizeOfRecord(new RuntimeConfiguration()),
  };
}

/** The files of `prebuilt/` (scripts/pack.ts), with everything in it. */
function prebuiltProgram(name: string): CompiledProgram | undefined {
  const { prebuilt, entry } = toolchain.hypervisor;
  const at = (file: string) => join(prebuilt, name, file);
  const elf = at('hypervisor.elf');
  if (!existsSync(elf)) return undefined;
  return { elf, checks: at('checks.json'), proved: at('proved.json'), sourceFolder: dirname(entry) };
}

/** A name of its own for each, so that none is taken for the one that is shipped. */
function variantName({
  withoutChecks,
  cc = 'clang',
  withoutFeatures = [],
  drivers = [],
}: HypervisorVariant): string {
  const compiler = cc === 'clang' ? '' : `${cc}-`;
  const needs = drivers.map((driver) => `${driver}-`).join('');
  const without = withoutFeatures.map((feature) => `no-${feature}-`).join('');
  return `${withoutChecks ? 'unchecked-' : ''}${without}${needs}${compiler}hypervisor`;
}

function binaryOf(elf: Uint8Array): HypervisorBinary {
  const { imageEnd, ownAreaSize, partitionSize } = toolchain.hypervisor.symbols;
  const known = symbols(elf);
  const bytes = flatBinary(elf);
  const at = (symbol: string): number => {
    const address = known.get(symbol);
    if (address !== undefined) return Number(address);
    throw new CliError(
      `The hypervisor has no symbol ${symbol}.`,
      'Its linker script or the compiler defines it.',
    );
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    bytes,
    imageEnd: at(imageEnd),
    ownAreaBytes: view.getUint32(at(ownAreaSize), true),
    partitionBytes: view.getUint32(at(partitionSize), true),
  };
}
