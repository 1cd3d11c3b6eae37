import { MAX_CHANNELS } from '@bulkhead/hypervisor/abi/configuration';
import { placed } from '../rule.ts';

/** The runtime configuration holds the channels. */
export const mostChannels = placed('BS2508', ({ channels }, report) => {
  if (channels.length > MAX_CHANNELS) report('channels', `at most ${MAX_CHANNELS}`, `${channels.length}`);
});
