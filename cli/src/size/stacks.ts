import { measureStacks, type StackReservation, type StackUse } from '@bulkhead/compiler';
import type { BuiltSystem, DebugFiles } from '../build/built-system.ts';
import { toolchain } from '../build/toolchain.ts';
import { readablePath } from '../debug/checks.ts';
import { symbolize } from '../debug/symbolize.ts';

/** One function of a deepest path, with its place in the source. */
export interface LocatedStep {
  readonly function: string;
  readonly bytes: number;
  /** `file:line`; absent in assembly. */
  readonly at?: string;
}

export interface LocatedUse extends Omit<StackUse, 'path'> {
  readonly path: readonly LocatedStep[];
}

export interface ProgramStacks {
  readonly program: string;
  readonly uses: readonly LocatedUse[];
}

/** How deep the stacks of the hypervisor get, and those of a system's TypeScript partitions. */
export function stacksOf(hypervisor: DebugFiles, system?: BuiltSystem): ProgramStacks[] {
  const partitions = Object.entries(system?.partitions ?? {}).filter(
    ([, { checks }]) => checks !== undefined,
  );
  return [
    measure('hypervisor', hypervisor, toolchain.hypervisor.stacks),
    ...partitions.map(([name, files]) => measure(name, files, toolchain.partition.stacks)),
  ];
}

function measure(program: string, files: DebugFiles, stacks: readonly StackReservation[]): ProgramStacks {
  const places = new Map<number, string | undefined>();
  const placeOf = (address: number) => {
    if (!places.has(address)) places.set(address, place(files, address));
    return places.get(address);
  };
  const uses = measureStacks(files.elf, stacks).uses.map((use) => ({
    ...use,
    path: use.path.map((step): LocatedStep => {
      const at = placeOf(step.address);
      return { function: step.function, bytes: step.bytes, ...(at === undefined ? {} : { at }) };
    }),
  }));
  return { program, uses };
}

/** The line of an instruction; of the nearest one before it when clang shares it between lines. */
function place(files: DebugFiles, address: number): string | undefined {
  for (let back = 0; back < 16; back += 4) {
    const location = symbolize(files, BigInt(address - back));
    if (location) return `${readablePath(location.file)}:${location.line}`;
  }
  return undefined;
}
