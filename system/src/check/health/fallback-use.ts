import { authored } from '../rule.ts';

/** A fallback image has something that starts it. */
export const fallbackUse = authored('BS2916', ({ partitions }, report) => {
  for (const [name, { fallback, onError, restart }] of Object.entries(partitions)) {
    if (!fallback) continue;
    const isChosen = [...Object.values(onError ?? {}), restart?.afterLimit].includes('fallback');
    const isControlled = Object.values(partitions).some(({ rights }) => rights?.control?.includes(name));
    if (isChosen || isControlled) continue;
    const expected = "the action 'fallback', or a partition with the right to start it";
    report(`partitions.${name}.fallback`, expected, 'neither');
  }
});
