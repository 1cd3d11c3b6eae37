import { directFlows, findWay } from '../../flow/flows.ts';
import { placed } from '../rule.ts';

/** No way of flows leads where the description says that none may. */
export const neverFlows = placed('BS2912', (system, report) => {
  if (system.neverFlows.length === 0) return;
  const flows = directFlows(system);
  const nameOf = (index: number) => system.partitions[index]!.name;
  for (const { path, from, to } of system.neverFlows) {
    const way = from === to ? undefined : findWay(flows, from, to);
    if (!way) continue;
    const names = [from, ...way.map((flow) => flow.to)].map(nameOf).join(' → ');
    const through = way.map((flow) => flow.through).join(', then ');
    const expected = `nothing that leads from ${nameOf(from)} to ${nameOf(to)}`;
    report(path, expected, `${names}, through ${through}`);
  }
});
