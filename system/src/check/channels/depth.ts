import { placed } from '../rule.ts';
import { isDepth, MAX_DEPTH } from './sizes.ts';

/** A queue has room. */
export const depth = placed('BS2806', ({ channels }, report) => {
  for (const { path, kind, depth } of channels) {
    if (kind !== 'queuing' || isDepth(depth)) continue;
    report(`${path}.depth`, `1 to ${MAX_DEPTH} messages`, `${depth}`);
  }
});
