/**
 * Translation tables with a 4 KiB granule and a 39-bit input, for EL2's own stage 1 and for stage 2
 * alike (Arm ARM D8.2, D8.3). Tables come from one pool, are filled at boot by the first core,
 * and never change after; a range is mapped with the largest blocks that fit.
 */
import { bit, bitFields, type Fixed, fixed, inPlace, type Pool, pool, u32, type u64 } from '@bulkhead/bare';
import { tableAddress, tablesBase } from './tables.unsafe.ts';

/** More than any system needs. */
export const MAX_TABLES = 256;
const ENTRIES: u64 = 512n;
/** What every descriptor has (D8.3); `table`: at levels 1 and 2 a table (else a block), at level 3 a page. */
const Descriptor = bitFields('u64', { valid: bit(0), table: bit(1), output: inPlace(47, 12) });
const INPUT_LIMIT: u64 = 1n << 39n;

export class Table {
  entries: Fixed<u64, 512> = fixed(512, 0n);
}

export const tables: Pool<Table> = pool(MAX_TABLES, () => new Table());
let used: u32 = 0;

/**
 * A zeroed table, or null when the pool is used up.
 * @boot
 */
export function newTable(): Table | null {
  if (used === tables.count()) return null;
  const table = tables.of(used);
  used += 1;
  return table;
}

/** Bits below the input address that a descriptor at `level` covers (D8.2.9): 1 GiB, 2 MiB, 4 KiB. */
function levelShift(level: u32): u64 {
  return level === 1 ? 30n : level === 2 ? 21n : 12n;
}

function fits(level: u32, input: u64, output: u64, sizeBytes: u64): boolean {
  const block: u64 = 1n << levelShift(level);
  return ((input | output) & (block - 1n)) === 0n && sizeBytes >= block;
}

/**
 * The table below `table[index]`, made when missing; null when the pool is used up or a block is in the way.
 * @boot
 */
function nextTable(table: Table, index: u32): Table | null {
  const entry = table.entries[index];
  if (!Descriptor.valid(entry)) {
    const fresh = newTable();
    if (fresh !== null)
      table.entries[index] = Descriptor.with(tableAddress(fresh), { valid: true, table: true });
    return fresh;
  }
  if (!Descriptor.table(entry)) return null;
  return tables.of(u32((Descriptor.output(entry) - tablesBase()) >> 12n));
}

/**
 * Maps one block or page; returns its size, 0 when that is impossible.
 * @boot
 */
function mapOne(root: Table, input: u64, output: u64, sizeBytes: u64, attributes: u64): u64 {
  let table: Table = root;
  let level: u32 = 1;
  while (!fits(level, input, output, sizeBytes)) {
    if (level === 3) return 0n;
    const next = nextTable(table, u32((input >> levelShift(level)) & (ENTRIES - 1n)));
    if (next === null) return 0n;
    table = next;
    level += 1;
  }
  const index: u32 = u32((input >> levelShift(level)) & (ENTRIES - 1n));
  if (Descriptor.valid(table.entries[index])) return 0n;
  table.entries[index] = Descriptor.with(output | attributes, { valid: true, table: level === 3 });
  return 1n << levelShift(level);
}

/**
 * Maps `[input, input + sizeBytes)` to `output`, both multiples of 4 KiB. False when a part is mapped
 * already, lies beyond the input range, or no table is left.
 * @boot
 */
export function mapRange(root: Table, input: u64, output: u64, sizeBytes: u64, attributes: u64): boolean {
  if (input >= INPUT_LIMIT || sizeBytes > INPUT_LIMIT - input) return false;
  let done: u64 = 0n;
  while (done < sizeBytes) {
    const mapped = mapOne(root, input + done, output + done, sizeBytes - done, attributes);
    if (mapped === 0n) return false;
    done += mapped;
  }
  return true;
}
