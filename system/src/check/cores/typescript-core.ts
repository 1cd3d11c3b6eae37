import { placed } from '../rule.ts';

/** The partition library starts vCPU 0 alone and keeps its state without locks. */
export const typescriptCore = placed('BS2206', ({ partitions }, report) => {
  for (const { path, guest, cores } of partitions) {
    if (guest.kind !== 'typescript' || cores.length <= 1) continue;
    report(`${path}.cores`, 'one core', `${cores.length} cores`);
  }
});
