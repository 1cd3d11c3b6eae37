/** Access to the packed configuration. `core/validation` has checked it before anything else asks. */
import type { RuntimeConfiguration } from '../abi/configuration.ts';
import { packedConfiguration as packed } from '../arch/aarch64/image.unsafe.ts';

export function packedConfiguration(): RuntimeConfiguration {
  return packed();
}
