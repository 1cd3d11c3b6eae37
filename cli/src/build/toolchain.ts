import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Driver } from '@bulkhead/system';
import { cacheFolder } from './cache-folder.ts';
import { HYPERVISOR_STACKS, PARTITION_STACKS } from './stacks.ts';

/** Where the parts of Bulkhead are that the command compiles, in the repository or as installed packages. */
const folderOf = (name: string) =>
  dirname(createRequire(import.meta.url).resolve(`@bulkhead/${name}/package.json`));
const hypervisor = folderOf('hypervisor');
const sdk = folderOf('sdk');
const compiler = folderOf('compiler');

export const toolchain = {
  hypervisor: {
    folder: hypervisor,
    /** As it comes with the package, for those who have no compiler. */
    prebuilt: join(hypervisor, 'prebuilt'),
    target: 'aarch64-el2',
    entry: join(hypervisor, 'arch', 'aarch64', 'entry.ts'),
    assembly: [join(hypervisor, 'arch', 'aarch64', 'entry.S')],
    /** What a driver adds. */
    assemblyOf: { bcm2835: [join(hypervisor, 'arch', 'aarch64', 'spin-table.S')] } as Partial<
      Record<Driver, readonly string[]>
    >,
    linkerScript: join(hypervisor, 'arch', 'aarch64', 'hypervisor.ld'),
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
    assembly: [join(sdk, 'arch', 'aarch64', 'start.S')],
    linkerScript: join(sdk, 'arch', 'aarch64', 'partition.ld'),
    stacks: PARTITION_STACKS,
  },
  /** What decides what the compiler emits, besides a program's own files. */
  compilerFolders: [join(compiler, 'src'), folderOf('bare')],
  cache: cacheFolder(hypervisor),
} as const;
