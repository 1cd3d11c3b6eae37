import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOARDS, qemuVirt } from '@bulkhead/boards';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  defineSystem,
  formatDiagnostic,
  loadSystem,
  type SystemDescription,
  systemFromJson,
  systemSchema,
  systemToJson,
} from '../../src/index.ts';
import { expand } from '../../src/stages/expand.ts';
import { connectedDescription } from '../support/connected.ts';
import { check, directory, goodDescription } from '../support/good.ts';
import { isValid } from '../support/json-schema.ts';
import { mistakes, withMistakes } from '../support/mutate.ts';
import { twelvePartitions } from '../support/twelve.ts';

const schema = systemSchema();
const toJson = (description: unknown) => systemToJson(defineSystem(description as SystemDescription));
const expanded = (description: SystemDescription) =>
  expand(defineSystem(description), '/project', new Set(Object.keys(description.partitions)));

/** What a description means, its board's functions by their values. */
function meaningOf(description: SystemDescription) {
  const { board, ...rest } = expanded(description);
  const { mpidr, ...facts } = board;
  return { ...rest, board: facts, cores: Array.from({ length: board.maxCores }, (_, core) => mpidr(core)) };
}

/** Holds for every description of the right shape. */
function expectLossless(description: SystemDescription): void {
  const { json } = toJson(description);
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  expect(isValid(json, schema)).toBe(true);
  const { system, diagnostics } = systemFromJson(JSON.parse(JSON.stringify(json)));
  expect(diagnostics).toEqual([]);
  expect(meaningOf(system!.description)).toEqual(meaningOf(description));
  expect(systemToJson(system!).json).toEqual(json);
}

test.each([
  ['the good system', goodDescription()],
  ['the connected one', connectedDescription()],
  ['twelve partitions', twelvePartitions()],
])('%s means the same as JSON, in both directions', (_, description) => {
  expectLossless(description as SystemDescription);
});

test('whatever has the right shape means the same as JSON, and JSON without it has diagnostics', () => {
  let lossless = 0;
  const property = fc.property(mistakes, (all) => {
    // With more than one mistake, most descriptions have the wrong shape.
    const description = withMistakes(twelvePartitions(), all.slice(0, 1)) as SystemDescription;
    const { json, diagnostics } = toJson(description);
    expect(json === undefined).toBe(diagnostics.length > 0);
    if (!json) return;
    lossless++;
    expectLossless(description);
  });
  fc.assert(property, { numRuns: 300, seed: 6 });
  expect(lossless).toBeGreaterThan(30);
});

test('what the schema refuses, check refuses too', async () => {
  const property = fc.asyncProperty(mistakes, async (all) => {
    const description = withMistakes(twelvePartitions(), all);
    let json: unknown;
    try {
      json = JSON.parse(
        JSON.stringify({ ...(description as object), board: { name: 'qemu-virt', cores: 8 } }),
      );
    } catch {
      return; // A bigint, which JSON does not have.
    }
    if (isValid(json, schema)) return;
    const { system } = systemFromJson(json);
    const result = await check(system!.description);
    expect(result.checked).toBeUndefined();
  });
  await fc.assert(property, { numRuns: 200, seed: 6 });
});

test('a board of ours is its name and options, any other all its facts', () => {
  const good = goodDescription();
  expect(toJson(good).json!.board).toEqual({ name: 'qemu-virt', cores: 6, memory: '1GiB' });
  const mpidr = (core: number) => BigInt(core) << 8n;
  const own = { ...good, board: { ...qemuVirt({ cores: 6 }), mpidr } };
  expect(toJson(own).json!.board).toMatchObject({
    ram: { pa: '0x40000000' },
    mpidr: Array.from({ length: 8 }, (_, core) => (core === 0 ? '0x0' : `0x${core}00`)),
  });
  expectLossless(own);
});

test.each(Object.entries(BOARDS))('the board %s is its name and options', (name, make) => {
  const description = { ...goodDescription(), board: make({ cores: 2, memory: '512MiB' }) };
  const { json } = toJson(description);
  expect(json!.board).toEqual({ name, cores: 2, memory: '512MiB' });
  expect(isValid(json, schema)).toBe(true);
  expect(systemFromJson(json).system!.description.board.gic).toEqual(description.board.gic);
});

test('an option that a board does not have is not passed over', () => {
  const { system, diagnostics } = systemFromJson({
    board: { name: 'qemu-virt', core: 2, memory: '1GB' },
    partitions: {},
  });
  expect(system).toBeUndefined();
  expect(diagnostics.map(formatDiagnostic).join('\n')).toMatchInlineSnapshot(`
    "error BS2002 at board.core: unknown field
      expected: one of name, cores, memory
      actual:   core
      remedy:   did you mean cores?
    error BS2004 at board.memory: bad size
      expected: a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"
      actual:   "1GB"
      remedy:   write a number of bytes, or a whole number with KiB, MiB or GiB"
  `);
});

test('a JSON file is loaded as a system', async () => {
  const path = join(directory, 'system.json');
  const json = toJson(twelvePartitions()).json;
  writeFileSync(path, JSON.stringify({ $schema: './system.schema.json', ...json }));
  const { system } = await loadSystem(path);
  const { checked } = await check(system!.description);
  expect(checked?.partitions).toHaveLength(12);
  expect(readFileSync(path, 'utf8')).not.toContain('undefined');
});

test('BS2014 a board that is not ours', () => {
  const { diagnostics } = systemFromJson({ board: { name: 'qemu-vert' }, partitions: {} });
  expect(diagnostics.map(formatDiagnostic).join('\n')).toMatchInlineSnapshot(`
    "error BS2014 at board.name: unknown board
      expected: one of qemu-virt, qemu-virt-gicv2, xlnx-zcu102, raspi3b, raspi4b, kria-kv260, juno
      actual:   "qemu-vert"
      remedy:   did you mean qemu-virt?"
  `);
});

test('BS2015 a file that is not JSON', async () => {
  const path = join(directory, 'broken.json');
  writeFileSync(path, '{ "board": }');
  const { diagnostics } = await loadSystem(path);
  expect(diagnostics.map(({ code }) => code)).toEqual(['BS2015']);
  expect(formatDiagnostic({ ...diagnostics[0]!, actual: '…' })).toMatchInlineSnapshot(`
    "error BS2015 at description: not JSON
      expected: JSON
      actual:   …
      remedy:   correct the file: \`bulkhead export\` writes one that is right"
  `);
});
