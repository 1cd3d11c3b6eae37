import { placed } from '../rule.ts';

/** A core that several partitions have has a schedule. */
export const sharedCore = placed('BS2701', ({ board, partitions, schedules }, report) => {
  const scheduled = new Set(schedules.map(({ core }) => core));
  const owners = new Map<number, string>();
  for (const { path, cores } of partitions) {
    for (const [index, core] of cores.entries()) {
      if (core < 0 || core >= board.cores || cores.indexOf(core) < index || scheduled.has(core)) continue;
      const at = `${path}.cores[${index}]`;
      const owner = owners.get(core);
      if (owner === undefined) owners.set(core, at);
      else {
        const remedy = `give core ${core} a schedule: schedules: { ${core}: { majorFrame, windows } }`;
        report(at, 'a core that nothing else has', `${core}, which is ${owner}`, remedy);
      }
    }
  }
});
