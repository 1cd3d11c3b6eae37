import { showAddress } from '../../diagnostics/show.ts';
import { BLOCK } from '../../numbers.ts';
import { placed } from '../rule.ts';

/** Authored addresses of memory start a block. */
export const addressAlignment = placed('BS2105', ({ partitions }, report) => {
  for (const { path, fixedRamPa, ramIpa } of partitions) {
    for (const [field, address] of [
      ['ramPa', fixedRamPa],
      ['ramIpa', ramIpa],
    ] as const) {
      if (address === undefined || address % BLOCK === 0n) continue;
      const remedy = `use ${showAddress(address - (address % BLOCK))}`;
      report(`${path}.${field}`, 'a multiple of 2MiB', showAddress(address), remedy);
    }
  }
});
