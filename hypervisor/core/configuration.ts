/** Access to the packed configuration. `core/validation` has checked it before anything else asks. */
import { packedConfiguration as packed } from '#machine';
import type { RuntimeConfiguration } from '../abi/configuration.ts';

export function packedConfiguration(): RuntimeConfiguration {
  return packed();
}
