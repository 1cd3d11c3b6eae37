/** Access to the packed configuration. `core/validation` has checked it before anything else asks. */
import type { u32 } from '@bulkhead/bare';
import { packedConfiguration as packed } from '#machine';
import type { ChannelEndRecord, RuntimeConfiguration } from '../abi/configuration.ts';

export function packedConfiguration(): RuntimeConfiguration {
  return packed();
}

/** The ends of all channels in one order: end 0 and end 1 of channel 0, and so on. */
export function endOf(configuration: RuntimeConfiguration, number: u32): ChannelEndRecord {
  return configuration.channels[number >>> 1].ends[number & 1];
}
