import { expect, test } from 'vitest';
import { goodDescription, hypervisor, messages } from '../support/good.ts';

test('BS2601 hypervisor without a boot header', async () => {
  const broken = { ...hypervisor(), bytes: new Uint8Array(64) };
  expect(await messages(goodDescription(), { hypervisor: broken })).toMatchInlineSnapshot(`
    "error BS2601 at hypervisor: not a hypervisor binary
      expected: an arm64 Image header at its start
      actual:   none
      remedy:   build the hypervisor again: npx bulkhead build"
  `);
});

test('BS2601 end of the hypervisor inside a page', async () => {
  const broken = { ...hypervisor(), imageEnd: 0xa010 };
  expect(await messages(goodDescription(), { hypervisor: broken })).toMatchInlineSnapshot(`
    "error BS2601 at hypervisor: not a hypervisor binary
      expected: an end at a multiple of 4KiB
      actual:   40976
      remedy:   build the hypervisor again: npx bulkhead build"
  `);
});

test('BS2601 hypervisor behind its end', async () => {
  const broken = { ...hypervisor(), imageEnd: 0x9000 };
  expect(await messages(goodDescription(), { hypervisor: broken })).toMatchInlineSnapshot(`
    "error BS2601 at hypervisor: not a hypervisor binary
      expected: at most the 36864 bytes up to its end
      actual:   37155 bytes
      remedy:   build the hypervisor again: npx bulkhead build"
  `);
});
