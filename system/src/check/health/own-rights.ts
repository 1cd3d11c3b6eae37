import { authored } from '../rule.ts';

/** Rights are over other partitions; over itself every partition has them anyway. */
export const ownRights = authored('BS2911', ({ partitions }, report) => {
  for (const [name, { rights }] of Object.entries(partitions)) {
    for (const [index, other] of (rights?.control ?? []).entries()) {
      if (other !== name) continue;
      report(`partitions.${name}.rights.control[${index}]`, `another partition than ${name}`, name);
    }
  }
});
