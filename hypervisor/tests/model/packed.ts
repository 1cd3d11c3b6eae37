/** A packed configuration in the model's memory, as boot finds it. */
import { crc32 } from '../../../system/src/pack/crc32.ts';
import { encodeRecord } from '../../../system/src/pack/record.ts';
import type { RuntimeConfiguration } from '../../abi/configuration.ts';
import { freshMachine, type Machine } from './machine.ts';

/** Puts the image's configuration where it lies; sums over memory are sums over the given bytes. */
export function machineWith(
  configuration: RuntimeConfiguration,
  imagePa: bigint,
  configurationOffset: number,
): Machine {
  const machine = freshMachine();
  const base = imagePa + BigInt(configurationOffset);
  machine.symbols.set('__image_start', imagePa);
  machine.symbols.set('__image_end', base);
  machine.place(configuration, base);
  machine.routines.set('crc32_words', (_seed, start, sizeBytes) => {
    const from = Number(start - base);
    // The routine returns the sum before its last step, which inverts it.
    return BigInt(~crc32(encodeRecord(configuration).subarray(from, from + Number(sizeBytes))) >>> 0);
  });
  return machine;
}
