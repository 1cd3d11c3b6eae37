import type { SystemDescription } from '../authored/description.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showList, showValue } from '../diagnostics/show.ts';
import type { Code } from '../diagnostics/table.ts';
import { nearest } from '../shape/record.ts';

/** Whether a name is that of a partition; reported with the nearest one when it is not. */
export function isPartition(
  name: string,
  path: string,
  code: Code,
  { partitions }: SystemDescription,
  report: Diagnostics,
): boolean {
  if (Object.hasOwn(partitions, name)) return true;
  const known = Object.keys(partitions);
  const near = nearest(name, known);
  const remedy = near === undefined ? undefined : `did you mean ${near}?`;
  report.add(code, path, `a partition: ${showList(known)}`, showValue(name), remedy);
  return false;
}
