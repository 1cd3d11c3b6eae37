/** The memory management unit's walk of a 4 KiB-granule, 39-bit translation (Arm ARM DDI 0487, D8.2). */
export interface Leaf {
  readonly output: bigint;
  /** Upper and lower attributes of the descriptor. */
  readonly attributes: bigint;
  /** Size of the block or page. */
  readonly sizeBytes: bigint;
}

const VALID = 1n;
const TABLE_OR_PAGE = 2n;

/** Where `input` translates to; undefined is a translation fault. `read` gives the descriptor at an address. */
export function walk(read: (address: bigint) => bigint, root: bigint, input: bigint): Leaf | undefined {
  let table = root;
  for (const shift of [30n, 21n, 12n]) {
    const descriptor = read(table + ((input >> shift) & 0x1ffn) * 8n);
    if ((descriptor & VALID) === 0n) return undefined;
    const isTable = (descriptor & TABLE_OR_PAGE) !== 0n;
    if (shift === 12n && !isTable) return undefined;
    const address = descriptor & 0x0000_ffff_ffff_f000n;
    if (isTable && shift !== 12n) {
      table = address;
      continue;
    }
    const sizeBytes = 1n << shift;
    if ((address & (sizeBytes - 1n)) !== 0n) throw new Error(`block at ${address} is not aligned`);
    const attributes = descriptor & ~0x0000_ffff_ffff_f003n;
    return { output: address + (input & (sizeBytes - 1n)), attributes, sizeBytes };
  }
  return undefined;
}
