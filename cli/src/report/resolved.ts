import { type CheckedSystem, resolvedSystem, type SystemDescription } from '@bulkhead/system';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** Every field with its value, and whether the author wrote it. */
export function resolvedReport(checked: CheckedSystem, authored: SystemDescription, style: Style): string {
  const leaves = leavesOf(resolvedSystem(checked, authored));
  const rows = leaves.map(({ path, value }) => [
    path.join('.'),
    spell(value),
    isWritten(authored, path) ? '' : 'default',
  ]);
  return table(rows)
    .map((line) => (line.endsWith('default') ? style.dim(line) : line))
    .join('\n');
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Everything without fields of its own; lists of plain values are one. */
function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item !== 'object');
  if (typeof value !== 'object' || value === null || isPlainList) return [{ path, value }];
  return Object.entries(value).flatMap(([name, child]) => leavesOf(child, [...path, name]));
}

/** Whether a path is there, or something shorter that says it: `'rtc'` for a device, a partition for an end. */
function isWritten(authored: unknown, path: readonly string[]): boolean {
  // A board's options are arguments of its function.
  if (path[0] === 'board') return true;
  let value = authored;
  for (const step of path) {
    if (typeof value === 'string') return step === 'device' || step === 'partition';
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<string, unknown>)[step];
  }
  return value !== undefined;
}

function spell(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(spell).join(', ')}]` : JSON.stringify(value);
}
