import { authored } from '../rule.ts';

/** Whose lines `bulkhead run` shows under these names. */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['hypervisor', "the hypervisor's own log"],
  ['board', 'what firmware prints'],
]);

/** A partition's output can be told from everybody else's. */
export const reservedName = authored('BS2013', ({ partitions }, report) => {
  for (const name of Object.keys(partitions)) {
    const whose = RESERVED.get(name);
    if (whose !== undefined) report(`partitions.${name}`, `another name than that of ${whose}`, name);
  }
});
