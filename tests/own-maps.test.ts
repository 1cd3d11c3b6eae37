/** What the hypervisor itself can reach, core by core: nothing that the core does not need. */
import { parseSize } from '@bulkhead/boards';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Machine } from './injection/machine.ts';
import { OwnMaps, type Rights } from './injection/own-map.ts';
import { PARTITIONS } from './injection/run.ts';
import { Target } from './injection/target.ts';

const PAGE = 0x1000n;
const CORES = [0, 1, 2];

let target: Target;
let machine: Machine;
let maps: OwnMaps;
beforeAll(async () => {
  target = await Target.build();
  machine = await Machine.start(target.system, 'own-maps', target.own.get('vectors')!);
  await machine.reset();
  await machine.runTo(target.guest.get('round')!, 1);
  maps = await OwnMaps.read(machine, target);
});
afterAll(() => machine?.close());

/** On each core, the rights to every page of a range. */
function rights(start: bigint, end: bigint): Rights[][] {
  return CORES.map((core) => {
    const found = new Set<Rights>();
    for (let address = start; address < end; address += PAGE) found.add(maps.rights(core, address));
    return [...found];
  });
}

test.each(PARTITIONS)('the memory of %s is mapped on the cores that it runs on, and on no other', (name) => {
  const partition = target.system.checked.partitions.find((one) => one.name === name)!;
  const expected = CORES.map((core) => [partition.cores.includes(core) ? 'rw' : 'none']);
  expect(rights(partition.ramPa, partition.ramPa + BigInt(partition.ramSizeBytes))).toEqual(expected);
});

test('code is only executed and read, constants, configuration and images are only read, data is not executed', () => {
  const { imagePa, image, own, system } = target;
  const { layout } = system.checked;
  const at = (name: string) => imagePa + own.get(name)!;
  const everywhere = (right: Rights) => CORES.map(() => [right]);
  expect(rights(imagePa, at('__rodata_start'))).toEqual(everywhere('rx'));
  expect(rights(at('__rodata_start'), at('__data_start'))).toEqual(everywhere('r'));
  const configuration = imagePa + BigInt(layout.configurationOffset);
  expect(rights(at('__data_start'), configuration)).toEqual(everywhere('rw'));
  expect(rights(configuration, imagePa + BigInt(layout.pools.offset))).toEqual(everywhere('r'));
  const payload = imagePa + BigInt(layout.payloadOffset);
  expect(rights(payload, imagePa + BigInt(image.length))).toEqual(everywhere('r'));
});

test('what is outside of everything is mapped nowhere', () => {
  const { partitions, board } = target.system.checked;
  const nowhere = CORES.map(() => ['none']);
  const { pa } = partitions.flatMap(({ devices }) => devices)[0]!.facts;
  expect(rights(pa, pa + PAGE)).toEqual(nowhere);
  expect(rights(0n, PAGE)).toEqual(nowhere);
  const ramEnd = board.ram.pa + BigInt(parseSize(board.ram.size)!);
  expect(rights(ramEnd, ramEnd + PAGE)).toEqual(nowhere);
});
