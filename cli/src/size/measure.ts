import { layOutSmallest } from '@bulkhead/system';
import type { BuiltSystem } from '../build/built-system.ts';
import type { HypervisorProgram } from '../build/hypervisor.ts';
import { toolchain } from '../build/toolchain.ts';
import { countSourceLines, type SourceLines } from './source-lines.ts';

/** How large the hypervisor is. Sizes are bytes. */
export interface SizeReport {
  readonly sections: Readonly<Record<string, number>>;
  /** .text and .rodata: what must be read to trust it. */
  readonly codeBytes: number;
  /** Memory that is no partition's while the system runs. */
  readonly ram: {
    /** The hypervisor from its first byte to its end: code and data. */
    readonly hypervisorBytes: number;
    /**
     * Stacks and state of cores and partitions, translation tables: of the system, or of one partition on one core.
     */
    readonly poolBytes: number;
    /** The runtime configuration. */
    readonly configurationBytes: number;
    readonly totalBytes: number;
    /** With a system: the partitions' images, kept so that a partition can be restarted. */
    readonly partitionImagesBytes?: number;
  };
  readonly source: SourceLines & { readonly unsafeShare: number };
}

/** Measures the hypervisor; a system adds what its partitions' images take. */
export function measureSize(hypervisor: HypervisorProgram, system?: BuiltSystem): SizeReport {
  const sections = hypervisor.sections;
  const source = countSourceLines(toolchain.hypervisor.folder);
  const hypervisorBytes = hypervisor.binary.imageEnd;
  const { configurationBytes } = hypervisor;
  const { payloadOffset, pools } = system?.checked.layout ?? layOutSmallest(hypervisor.binary);
  const poolBytes = payloadOffset - pools.offset;
  return {
    sections,
    codeBytes: (sections['.text'] ?? 0) + (sections['.rodata'] ?? 0),
    ram: {
      hypervisorBytes,
      poolBytes,
      configurationBytes,
      totalBytes: payloadOffset,
      ...(system ? { partitionImagesBytes: partitionImagesBytes(system) } : {}),
    },
    source: { ...source, unsafeShare: source.lines === 0 ? 0 : source.unsafeLines / source.lines },
  };
}

function partitionImagesBytes({ checked, manifest }: BuiltSystem): number {
  return manifest.image.sizeBytes - checked.layout.payloadOffset;
}
