/** The hypervisor's own map of a core, as memory holds it while the board runs. */
import { type Leaf, walk } from '../../hypervisor/tests/model/page-walk.ts';
import type { Machine } from './machine.ts';
import type { Target } from './target.ts';

const PAGE_BYTES = 4096;
/** Descriptor bits of stage 1 at EL2 (Arm ARM DDI 0487, D8.3.1.2): AP[2], XN. */
const READ_ONLY = 1n << 7n;
const NEVER_EXECUTES = 1n << 54n;

export type Rights = 'none' | 'r' | 'rx' | 'rw' | 'rwx';

export class OwnMaps {
  private constructor(
    private readonly start: bigint,
    private readonly tables: Buffer,
  ) {}

  /** Of the system as it runs: all tables are in one pool, at the end of the hypervisor's memory. */
  static async read(machine: Machine, { system, imagePa }: Target): Promise<OwnMaps> {
    const { pools, payloadOffset } = system.checked.layout;
    const sizeBytes = pools.tableCount * PAGE_BYTES;
    const start = imagePa + BigInt(payloadOffset - sizeBytes);
    return new OwnMaps(start, await machine.gdb.read(start, sizeBytes));
  }

  /** What the hypervisor on `core` may do at a physical address; the roots are the first tables, in order of cores. */
  rights(core: number, address: bigint): Rights {
    const read = (at: bigint) => this.tables.readBigUInt64LE(Number(at - this.start));
    const leaf = walk(read, this.start + BigInt(core * PAGE_BYTES), address);
    if (leaf === undefined) return 'none';
    if (leaf.output !== address) throw new Error(`core ${core} sees ${leaf.output} at ${address}`);
    return rightsOf(leaf);
  }
}

function rightsOf({ attributes }: Leaf): Rights {
  const executes = (attributes & NEVER_EXECUTES) === 0n;
  if ((attributes & READ_ONLY) !== 0n) return executes ? 'rx' : 'r';
  return executes ? 'rwx' : 'rw';
}
