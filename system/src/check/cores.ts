import { MAX_CORES, MAX_VCPUS } from '@bulkhead/hypervisor/abi/configuration';
import { showList } from '../diagnostics/show.ts';
import type { PlacedRule } from './rule.ts';

/** Every partition has cores, of the board; those that others have too have a schedule. */
export const cores: PlacedRule = ({ board, partitions, schedules }, report) => {
  const scheduled = new Set(schedules.map((schedule) => schedule.core));
  const owners = new Map<number, string>();
  for (const { path, guest, cores } of partitions) {
    // The partition library starts vCPU 0 alone and keeps its state without locks.
    if (guest.kind === 'typescript' && cores.length > 1) {
      report.add('BS2206', `${path}.cores`, 'one core', `${cores.length} cores`);
    }
    if (cores.length === 0) report.add('BS2202', `${path}.cores`, 'at least one core', 'none');
    if (cores.length > MAX_VCPUS) {
      report.add('BS2502', `${path}.cores`, `at most ${MAX_VCPUS} vCPUs`, `${cores.length}`);
      continue;
    }
    for (const [index, core] of cores.entries()) {
      const at = `${path}.cores[${index}]`;
      const owner = owners.get(core);
      if (core < 0 || core >= board.cores) {
        const known = Array.from(
          { length: Math.min(Math.max(0, board.cores), MAX_CORES) },
          (_, number) => number,
        );
        report.add('BS2203', at, `one of the board's cores ${showList(known)}`, `${core}`);
      } else if (cores.indexOf(core) < index) {
        const first = `${path}.cores[${cores.indexOf(core)}]`;
        report.add('BS2204', at, 'each core once', `${core}, which is ${first}`);
      } else if (owner !== undefined && !scheduled.has(core)) {
        const remedy = `give core ${core} a schedule: schedules: { ${core}: { majorFrame, windows } }`;
        report.add('BS2701', at, 'a core that nothing else has', `${core}, which is ${owner}`, remedy);
      } else if (owner === undefined) owners.set(core, at);
    }
  }
};
