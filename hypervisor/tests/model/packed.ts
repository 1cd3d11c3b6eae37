/** A packed configuration in the model's memory, as boot finds it. */
import { crc32 } from '../../../system/src/pack/crc32.ts';
import { encodeRecord, offsetOfField, sizeOfRecord } from '../../../system/src/pack/record.ts';
import { RuntimeConfiguration } from '../../abi/configuration.ts';
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
  placeParts(machine, configuration, base);
  machine.routines.set('crc32_words', (_seed, start, sizeBytes) => {
    const from = Number(start - base);
    // The routine returns the sum before its last step, which inverts it.
    return BigInt(~crc32(encodeRecord(configuration).subarray(from, from + Number(sizeBytes))) >>> 0);
  });
  return machine;
}

/** Offsets of the elements of the configuration's lists, whose addresses say how long it is. */
const template = new RuntimeConfiguration();
const LISTS = Object.entries(template).filter(([, list]) => Array.isArray(list)) as [string, object[]][];
const OFFSETS = LISTS.map(([name, list]) => {
  const start = offsetOfField(template, name as keyof RuntimeConfiguration);
  const strideBytes = sizeOfRecord(list) / list.length;
  return [name, start, strideBytes] as const;
});

function placeParts(machine: Machine, configuration: RuntimeConfiguration, address: bigint): void {
  machine.place(configuration, address);
  for (const [name, start, strideBytes] of OFFSETS) {
    const list = configuration[name as keyof RuntimeConfiguration] as unknown as object[];
    for (const [i, part] of list.entries()) machine.place(part, address + BigInt(start + i * strideBytes));
  }
}
