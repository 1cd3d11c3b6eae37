import { type CheckedSystem, type Reach, reachOf } from '@bulkhead/system';

/** What each partition can reach, in words: straight, through others, and what it has a right to. */
export function reachLines(system: CheckedSystem): string[] {
  return reachOf(system).flatMap(({ partition, ...reach }) => {
    const lines = linesOf(reach);
    return lines.length === 0 ? [`${partition} reaches nobody`] : [`${partition} reaches`, ...lines];
  });
}

function linesOf({ directly, throughOthers, rights }: Omit<Reach, 'partition'>): string[] {
  return [
    ...directly.map(({ to, through }) => `  ${to} through ${through.join(', ')}`),
    ...throughOthers.map(({ to, way }) => `  ${to} through others: ${way.join(' → ')}`),
    ...(rights.length === 0 ? [] : [`  with the right to ${rights.join(', to ')}`]),
  ];
}
