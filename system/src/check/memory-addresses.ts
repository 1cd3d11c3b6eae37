import { showAddress } from '../diagnostics/show.ts';
import { BLOCK } from '../numbers.ts';
import type { PlacedRule } from './rule.ts';

/** Authored addresses of memory start a block. */
export const memoryAddresses: PlacedRule = ({ partitions }, report) => {
  for (const { path, fixedRamPa, ramIpa } of partitions) {
    for (const [field, address] of [
      ['ramPa', fixedRamPa],
      ['ramIpa', ramIpa],
    ] as const) {
      if (address === undefined || address % BLOCK === 0n) continue;
      const remedy = `use ${showAddress(address - (address % BLOCK))}`;
      report.add('BS2105', `${path}.${field}`, 'a multiple of 2MiB', showAddress(address), remedy);
    }
  }
};
