import { placed } from '../rule.ts';

/** Every partition has a core. */
export const someCore = placed('BS2202', ({ partitions }, report) => {
  for (const { path, cores } of partitions) {
    if (cores.length === 0) report(`${path}.cores`, 'at least one core', 'none');
  }
});
