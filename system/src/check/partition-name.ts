import type { SystemDescription } from '../authored/description.ts';
import { showList, showValue } from '../diagnostics/show.ts';
import { nearest } from '../shape/record.ts';
import type { Report } from './rule.ts';

export function isPartition(name: string, { partitions }: SystemDescription): boolean {
  return Object.hasOwn(partitions, name);
}

/** Reports a name that is not that of a partition, with the nearest one. */
export function expectPartition(name: string, path: string, all: SystemDescription, report: Report): void {
  if (isPartition(name, all)) return;
  const known = Object.keys(all.partitions);
  const near = nearest(name, known);
  const remedy = near === undefined ? undefined : `did you mean ${near}?`;
  report(path, `a partition: ${showList(known)}`, showValue(name), remedy);
}
