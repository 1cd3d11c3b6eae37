import { expect, test } from 'vitest';
import { BOARDS, type Board, type BoardGic } from '../index.ts';

const boards = Object.entries(BOARDS).map(([name, make]) => ({ name, board: make({}) }));

function registersOf(gic: BoardGic): Record<string, bigint> {
  switch (gic.version) {
    case 3:
      return { gicd: gic.gicdPa, gicr: gic.gicrPa };
    case 2:
      return { gicd: gic.gicdPa, gicc: gic.giccPa, gich: gic.gichPa, gicv: gic.gicvPa };
    default:
      return {
        controller: gic.peripheralsPa + 0xb000n,
        power: gic.peripheralsPa + 0x10_0000n,
        local: gic.localPa,
      };
  }
}

/** Everything that a device of the board has registers or memory in, and what the hypervisor needs. */
function regions({ ram, gic, devices }: Board) {
  const controller = registersOf(gic);
  const page = 0x1000n;
  return [
    ...Object.entries(controller).map(([what, pa]) => ({ what, start: pa, end: pa + page })),
    ...Object.entries(devices).map(([what, { pa, sizeBytes }]) => ({
      what,
      start: pa,
      end: pa + BigInt(sizeBytes),
    })),
    { what: 'memory', start: ram.pa, end: ram.pa + 0x1000_0000n },
  ];
}

test.each(boards)('$name is the board of that name, with cores and memory as asked', ({ name, board }) => {
  expect(board.name).toBe(name);
  const small = BOARDS[name]!({ cores: 1, memory: '256MiB' });
  expect([small.cores, small.ram.size]).toEqual([1, '256MiB']);
  expect(board.sources.length).toBeGreaterThan(0);
});

test.each(boards)('$name: its registers, devices and memory lie apart', ({ board }) => {
  const sorted = regions(board).sort((a, b) => (a.start < b.start ? -1 : 1));
  for (const [index, region] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next) expect(region.end <= next.start, `${region.what} and ${next.what}`).toBe(true);
  }
});

test.each(boards)('$name: each core has a number of its own, and the image a place', ({ board }) => {
  const numbers = Array.from({ length: board.maxCores }, (_, core) => board.mpidr(core));
  expect(new Set(numbers).size).toBe(board.maxCores);
  expect(board.cores).toBeLessThanOrEqual(board.maxCores);
  expect(board.imagePa % 0x20_0000n).toBe(0n);
  for (const { pa, sizeBytes } of board.reserved ?? []) {
    expect(board.imagePa >= pa && board.imagePa < pa + BigInt(sizeBytes)).toBe(false);
  }
});

test.each(boards)(
  '$name: interrupts are SPIs that one device has, and the free ones nobody has',
  ({ board }) => {
    const intids = Object.values(board.devices).flatMap(({ interrupts }) =>
      interrupts.map(({ intid }) => intid),
    );
    expect(new Set(intids).size).toBe(intids.length);
    const { first, last } = board.gic.freeIntids;
    // Without a GIC there are none, and of some boards it is not known.
    const isKnown = board.gic.version !== 'bcm2836' && board.booted !== false;
    if (isKnown) expect(last).toBeGreaterThanOrEqual(first);
    for (const intid of intids) {
      expect(intid).toBeGreaterThanOrEqual(32);
      expect(intid).toBeLessThan(1020);
      expect(intid >= first && intid <= last).toBe(false);
    }
  },
);
