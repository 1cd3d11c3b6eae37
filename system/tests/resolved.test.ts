/** A description with every default written out means the same. */
import { expect, test } from 'vitest';
import {
  type CheckedSystem,
  resolvedSystem,
  type SystemDescription,
  systemFromJson,
  systemSchema,
} from '../src/index.ts';
import { connectedDescription } from './support/connected.ts';
import { check, goodDescription } from './support/good.ts';
import { isValid } from './support/json-schema.ts';
import { twelvePartitions } from './support/twelve.ts';

/** What is placed, without the reasons for it and without files. */
function meaningOf({ board: _, partitions, ...rest }: CheckedSystem) {
  const placed = partitions.map(({ delivery, fixedRamPa, devices, guest, ...partition }) => ({
    ...partition,
    ...{ mode: delivery.mode, devices: devices.map(({ authoredIntids, ...device }) => device) },
  }));
  return { ...rest, partitions: placed };
}

test.each([
  ['the good system', goodDescription()],
  ['the connected one', connectedDescription()],
  ['twelve partitions', twelvePartitions()],
])('%s, resolved, is the same system', async (_, description) => {
  const authored = description as SystemDescription;
  const { checked } = await check(authored);
  const json = resolvedSystem(checked!, authored);
  expect(isValid(json, systemSchema())).toBe(true);
  const { system } = systemFromJson(JSON.parse(JSON.stringify(json)));
  const again = await check(system!.description);
  expect(again.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(meaningOf(again.checked!)).toEqual(meaningOf(checked!));
  expect(resolvedSystem(again.checked!, system!.description)).toEqual(json);
});
