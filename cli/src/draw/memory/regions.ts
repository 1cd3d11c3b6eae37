/** What the board's memory is used for, from its first byte to its last. */
import type { BoardDevice } from '@bulkhead/boards';
import type { CheckedSystem } from '@bulkhead/system';

export interface Region {
  readonly what: string;
  readonly use:
    | 'free'
    | 'devices'
    | 'reserved'
    | 'hypervisor'
    | 'images'
    | 'health'
    | 'channels'
    | 'partition';
  readonly start: bigint;
  readonly sizeBytes: bigint;
  /** Whose it is. */
  readonly partition?: number;
}

/** A part of an interrupt controller: its first registers, of which every part has as many. */
const CONTROLLER_BYTES = 0x1_0000n;

/** From the lowest address to the highest: registers of devices in front of the memory and behind it, and the memory. */
export function addressMap(system: CheckedSystem): Region[] {
  const { board } = system;
  const registers = [
    ...Object.values<BoardDevice>(board.devices).map(({ pa, sizeBytes }) => ({
      start: pa,
      sizeBytes: BigInt(sizeBytes),
    })),
    ...Object.values(board.gic).flatMap((start) =>
      typeof start === 'bigint' ? [{ start, sizeBytes: CONTROLLER_BYTES }] : [],
    ),
  ];
  return [
    ...spanOf(registers.filter(({ start }) => start < board.ram.pa)),
    ...memoryRegions(system),
    ...spanOf(registers.filter(({ start }) => start > board.ram.pa)),
  ];
}

/** One region for registers, and what lies between them. */
function spanOf(pieces: readonly Pick<Region, 'start' | 'sizeBytes'>[]): Region[] {
  if (pieces.length === 0) return [];
  const starts = pieces.map(({ start }) => start).sort(byValue);
  const ends = pieces.map(({ start, sizeBytes }) => start + sizeBytes).sort(byValue);
  const start = starts[0]!;
  return [{ what: "devices' registers", use: 'devices', start, sizeBytes: ends.at(-1)! - start }];
}

function byValue(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}

/** Neighbouring regions without a gap: what nobody has is a region too. */
export function memoryRegions(system: CheckedSystem): Region[] {
  const { ram } = system.board;
  const used = usedRegions(system)
    .filter(({ sizeBytes }) => sizeBytes > 0n)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  const end = ram.pa + BigInt(system.ramSizeBytes);
  let next = ram.pa;
  const regions: Region[] = [];
  for (const region of used) {
    regions.push(...freeBetween(next, region.start), region);
    next = region.start + region.sizeBytes;
  }
  return [...regions, ...freeBetween(next, end)];
}

function freeBetween(start: bigint, end: bigint): Region[] {
  return end > start ? [{ what: 'free', use: 'free', start, sizeBytes: end - start }] : [];
}

function usedRegions(system: CheckedSystem): Region[] {
  const { board, layout, partitions } = system;
  const at = (offset: number) => board.imagePa + BigInt(offset);
  return [
    {
      what: 'hypervisor',
      use: 'hypervisor',
      start: board.imagePa,
      sizeBytes: BigInt(layout.payloadOffset),
    },
    {
      what: 'images, for restarts',
      use: 'images',
      start: at(layout.payloadOffset),
      sizeBytes: BigInt(layout.sizeBytes - layout.payloadOffset),
    },
    {
      what: 'health log',
      use: 'health',
      start: at(layout.sizeBytes),
      sizeBytes: BigInt(layout.takenBytes - layout.sizeBytes),
    },
    ...partitions.map(
      ({ name, index, ramPa, ramSizeBytes }): Region => ({
        what: name,
        use: 'partition',
        start: ramPa,
        sizeBytes: BigInt(ramSizeBytes),
        partition: index,
      }),
    ),
    ...(board.reserved ?? []).map(
      ({ what, pa, sizeBytes }): Region => ({
        what,
        use: 'reserved',
        start: pa,
        sizeBytes: BigInt(sizeBytes),
      }),
    ),
    ...channelRegion(system),
  ];
}

/** The memory of all channels lies in one piece (system/src/stages/place-channels.ts). */
function channelRegion({ channels }: CheckedSystem): Region[] {
  const pieces = channels.flatMap(({ regionPa, regionSizeBytes }) =>
    regionPa
      .map((start, index) => ({ start, sizeBytes: BigInt(regionSizeBytes[index]!) }))
      .filter(({ sizeBytes }) => sizeBytes > 0n),
  );
  const [first] = pieces;
  if (!first) return [];
  const start = pieces.reduce((least, piece) => (piece.start < least ? piece.start : least), first.start);
  const sizeBytes = pieces.reduce((sum, piece) => sum + piece.sizeBytes, 0n);
  const what = pieces.length === 1 ? "a channel's memory" : "channels' memory";
  return [{ what, use: 'channels', start, sizeBytes }];
}
