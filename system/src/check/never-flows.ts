import { directFlows, findWay } from '../flow/flows.ts';
import type { PlacedRule } from './rule.ts';

/** No way of flows leads where the description says that none may. */
export const neverFlows: PlacedRule = (system, report) => {
  if (system.neverFlows.length === 0) return;
  const flows = directFlows(system);
  const nameOf = (index: number) => system.partitions[index]!.name;
  for (const { path, from, to } of system.neverFlows) {
    const way = from === to ? undefined : findWay(flows, from, to);
    if (!way) continue;
    const names = [from, ...way.map((flow) => flow.to)].map(nameOf).join(' → ');
    const through = way.map((flow) => flow.through).join(', then ');
    const expected = `nothing that leads from ${nameOf(from)} to ${nameOf(to)}`;
    report.add('BS2912', path, expected, `${names}, through ${through}`);
  }
};
