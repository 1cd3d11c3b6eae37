import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HYPERVISOR_STACKS, PARTITION_STACKS } from './stacks.ts';

/** Where the parts of Bulkhead are that the command compiles: the only place that knows these names. */
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const at = (...path: string[]) => join(REPOSITORY, ...path);

export const toolchain = {
  repository: REPOSITORY,
  hypervisor: {
    folder: at('hypervisor'),
    target: 'aarch64-el2',
    entry: at('hypervisor', 'arch', 'aarch64', 'entry.ts'),
    assembly: [at('hypervisor', 'arch', 'aarch64', 'entry.S')],
    linkerScript: at('hypervisor', 'arch', 'aarch64', 'hypervisor.ld'),
    /** The image's end, where the runtime configuration begins; and constants, the sizes of what there are several of. */
    symbols: {
      imageEnd: '__image_end',
      ownAreaSize: 'bare_own_size',
      partitionSize: 'core_partition_partitions_object_size',
    },
    stacks: HYPERVISOR_STACKS,
  },
  partition: {
    target: 'aarch64-el1',
    /** What the start-up assembly calls. */
    mainSymbol: 'partition_main',
    assembly: [at('sdk', 'arch', 'aarch64', 'start.S')],
    linkerScript: at('sdk', 'arch', 'aarch64', 'partition.ld'),
    stacks: PARTITION_STACKS,
  },
  /** What decides what the compiler emits, besides a program's own files. */
  compilerFolders: [at('compiler', 'src'), at('compiler', 'prelude')],
  /** Where compiled programs are kept while nothing that they were made from has changed. */
  cache: at('build', 'compiled'),
} as const;
