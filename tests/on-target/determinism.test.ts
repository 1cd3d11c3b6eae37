/** Counting instructions, a system of eight cores says the same, byte for byte and in the same order, every time. */
import { createHash } from 'node:crypto';
import type { BuiltSystem } from '@bulkhead/cli';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, run } from './support.ts';

/** The stream as it came from the board. */
async function streamOf(system: BuiltSystem): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await run(system, { icount: true, onRaw: (bytes) => chunks.push(bytes) });
  return Buffer.concat(chunks);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(['faults/accesses.system.ts', 'psci/system.ts'])('two runs of %s', (file) => {
  let first: Buffer;
  let second: Buffer;
  beforeAll(async () => {
    const built = await build(file);
    first = await streamOf(built);
    second = await streamOf(built);
  });

  it('are identical', () => {
    expect(first.length).toBeGreaterThan(1000);
    expect(second.toString('latin1')).toBe(first.toString('latin1'));
    expect(sha256(second)).toBe(sha256(first));
  });
});
