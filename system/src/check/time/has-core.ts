import { showList } from '../../diagnostics/show.ts';
import { authored } from '../rule.ts';
import { scheduleUsers } from './users.ts';

/** A partition has the core on which it is scheduled. */
export const hasCore = authored('BS2705', (description, report) => {
  for (const { core, path, name } of scheduleUsers(description)) {
    const cores = description.partitions[name]?.cores;
    if (!cores || cores.includes(core)) continue;
    const remedy = `add ${core} to partitions.${name}.cores`;
    report(path, `a partition whose cores have ${core}`, `${name}: ${showList(cores)}`, remedy);
  }
});
