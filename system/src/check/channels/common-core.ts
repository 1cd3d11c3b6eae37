import { showList } from '../../diagnostics/show.ts';
import { placed } from '../rule.ts';

/** Calls switch from caller to server on one core. */
export const commonCore = placed('BS2809', ({ partitions, channels }, report) => {
  for (const { path, ends } of channels.filter(({ kind }) => kind === 'call')) {
    const [from, to] = [partitions[ends[0].partition]!, partitions[ends[1].partition]!];
    if (from.cores.some((core) => to.cores.includes(core))) continue;
    const actual = `${from.name} on ${showList(from.cores)}, ${to.name} on ${showList(to.cores)}`;
    report(path, 'two partitions with a common core', actual);
  }
});
