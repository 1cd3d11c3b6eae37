import { fileURLToPath } from 'node:url';
import { translate } from '@bulkhead/compiler/translate';
import { offsetOfField, sizeOfRecord } from '@bulkhead/system';
import { expect, it } from 'vitest';
import { RECORDS } from '../scripts/generate-abi.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = fileURLToPath(new URL('../hypervisor/arch/aarch64/entry.ts', import.meta.url));

/** What the compiler says of the records that the hypervisor overlays on packed bytes. */
function compiledLayout(): Map<string, number> {
  const { layoutHeader } = translate([entry], root);
  const defines = layoutHeader.matchAll(/^#define (\w+) (\d+)$/gm);
  return new Map([...defines].map(([, name, value]) => [name!, Number(value)]));
}

it('host and hypervisor lay out every ABI record alike', () => {
  const compiled = compiledLayout();
  for (const [name, make] of Object.entries(RECORDS)) {
    if (!compiled.has(`${name}_SIZE`)) continue;
    const record = new make() as Record<string, unknown>;
    expect(compiled.get(`${name}_SIZE`), name).toBe(sizeOfRecord(record));
    for (const field of Object.keys(record)) {
      expect(compiled.get(`${name}_${field}`), `${name}.${field}`).toBe(offsetOfField(record, field));
    }
  }
  expect(compiled.has('RuntimeConfiguration_SIZE')).toBe(true);
  expect(compiled.has('PartitionRecord_SIZE')).toBe(true);
});
