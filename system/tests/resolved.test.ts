/** A description with every default written out means the same. */
import { expect, test } from 'vitest';
import { node } from '../src/devicetree/node.ts';
import { writeDeviceTree } from '../src/devicetree/writer.ts';
import {
  type CheckedSystem,
  resolvedSystem,
  type SystemDescription,
  systemFromJson,
  systemSchema,
} from '../src/index.ts';
import { connectedDescription } from './support/connected.ts';
import { check, file, goodDescription, withPartition } from './support/good.ts';
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

/** A device that needs more than the good system's, and a device tree on top of the generated one. */
function needyDescription() {
  const overlay = file('needy.dtb', writeDeviceTree(node('', { model: 'My Board' })));
  const devices = [{ device: 'rtc', clocks: { ref: 1_000_000 }, without: ['resets'] }];
  const { board, ...good } = withPartition('linux', { devices, deviceTree: { overlay } });
  const [rtc] = board.devices.rtc.nodes;
  const nodes = [{ ...rtc!, clocks: [{ name: 'ref', from: 'elsewhere' }], needs: ['resets'] }];
  return {
    ...good,
    board: { ...board, devices: { ...board.devices, rtc: { ...board.devices.rtc, nodes } } },
  };
}

test.each([
  ['the good system', goodDescription()],
  ['the connected one', connectedDescription()],
  ['twelve partitions', twelvePartitions()],
  ['one with a needy device', needyDescription()],
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
