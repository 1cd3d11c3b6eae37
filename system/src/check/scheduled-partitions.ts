import { showList } from '../diagnostics/show.ts';
import { isCore } from '../stages/schedule.ts';
import { isPartition } from './partition-name.ts';
import type { AuthoredRule } from './rule.ts';

/** Schedules are of the board's cores, are not empty, and name partitions that have the core. */
export const scheduledPartitions: AuthoredRule = (description, report, all) => {
  const { board, partitions, schedules = {} } = description;
  for (const [core, { windows, background = [] }] of Object.entries(schedules)) {
    const path = `schedules.${core}`;
    if (!isCore(core, board)) {
      const known = Array.from({ length: Math.max(0, Math.min(board.cores, board.maxCores)) }, (_, i) => i);
      report.add('BS2702', path, `one of the board's cores ${showList(known)}`, core);
      continue;
    }
    if (windows.length === 0) report.add('BS2711', `${path}.windows`, 'at least one window', 'none');
    const users = [
      ...windows.map(({ partition }, index) => [`${path}.windows[${index}].partition`, partition] as const),
      ...background.map((partition, index) => [`${path}.background[${index}]`, partition] as const),
    ];
    for (const [at, name] of users) {
      if (!isPartition(name, at, 'BS2704', all, report)) continue;
      const cores = partitions[name]?.cores;
      if (!cores || cores.includes(Number(core))) continue;
      const remedy = `add ${core} to partitions.${name}.cores`;
      report.add('BS2705', at, `a partition whose cores have ${core}`, `${name}: ${showList(cores)}`, remedy);
    }
  }
};
