/** Addresses of translation tables, which descriptors and base registers hold. */
import type { u64 } from '@bulkhead/bare';
import { addressOf } from '@bulkhead/bare/unsafe';
import { type Table, tables } from './tables.ts';

/** Safety: the address goes into descriptors; the map is flat, so it is physical too. */
export function tableAddress(table: Table): u64 {
  return addressOf(table);
}

/** Safety: used only to find the table of a descriptor again, by checked index. */
export function tablesBase(): u64 {
  return addressOf(tables.of(0));
}
