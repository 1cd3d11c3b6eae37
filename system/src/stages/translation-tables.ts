/**
 * How many translation tables a system needs at most, wherever its memory is put (hypervisor/arch/aarch64/space.ts
 * maps it): one at the root of each map, one for each GiB in use, and one for each 2 MiB that is mapped page by page.
 */
import type { ExpandedPartition, ExpandedSystem } from './expanded.ts';

const GIB = 1n << 30n;
const BLOCK = 1n << 21n;
const PAGE = 1n << 12n;
/** GICD, and a redistributor for each core (GIC architecture specification IHI 0069, 12.10). */
const GICD_BYTES = 0x1_0000n;
const GICR_BYTES = 0x2_0000n;

/** The tables of one map; the root is there from the start. */
class Tables {
  readonly #gib = new Set<bigint>();
  readonly #blocks = new Set<bigint>();

  /** Adds a range; where its addresses differ in their offset into a block, all of it is mapped by pages. */
  add(input: bigint, sizeBytes: bigint, output = input): void {
    const end = input + sizeBytes;
    for (let gib = input / GIB; gib * GIB < end; gib++) this.#gib.add(gib);
    const isAligned = (input - output) % BLOCK === 0n;
    for (let block = input / BLOCK; block * BLOCK < end; block++) {
      const isWhole = isAligned && input <= block * BLOCK && (block + 1n) * BLOCK <= end;
      if (!isWhole) this.#blocks.add(block);
    }
  }
  get count(): number {
    return 1 + this.#gib.size + this.#blocks.size;
  }
}

/** Tables for the partitions and for the hypervisor's own map, whose image ends at `imageBytes` at most. */
export function translationTables(system: ExpandedSystem, headBytes: number, imageBytes: number): number {
  const guests = system.partitions.map((partition) => guestMap(partition).count);
  return guests.reduce((sum, count) => sum + count, ownTables(system, BigInt(headBytes), BigInt(imageBytes)));
}

function ownTables(system: ExpandedSystem, headBytes: bigint, imageBytes: bigint): number {
  const { board } = system;
  const map = new Tables();
  const ramBytes = BigInt(system.ramSizeBytes);
  // Memory of partitions lies anywhere in RAM, in whole blocks; that of channels at most at two ends of blocks more.
  map.add(board.ram.pa, ramBytes);
  map.add(board.gic.gicdPa, GICD_BYTES);
  map.add(board.gic.gicrPa, GICR_BYTES * BigInt(board.cores));
  map.add(board.devices[board.uart]!.pa, PAGE);
  for (let at = 0n; at < headBytes; at += PAGE) map.add(board.imagePa + at, PAGE);
  if (imageBytes > headBytes) map.add(board.imagePa + headBytes, imageBytes - headBytes);
  const channelBytes = system.channels
    .flatMap(({ regionSizeBytes }) => regionSizeBytes)
    .reduce((sum, size) => sum + size, 0);
  return map.count + (channelBytes === 0 ? 0 : Math.ceil(channelBytes / Number(BLOCK)) + 1);
}

function guestMap(partition: ExpandedPartition): Tables {
  const map = new Tables();
  map.add(partition.ramIpa, BigInt(partition.ramSizeBytes));
  for (const { ipa, facts } of partition.devices) map.add(ipa, BigInt(facts.sizeBytes), facts.pa);
  for (const { channel, side } of partition.ports) {
    channel.ends[side].regionIpa.forEach((ipa, region) => {
      for (let at = 0; ipa !== 0n && at < channel.regionSizeBytes[region]!; at += Number(PAGE))
        map.add(ipa + BigInt(at), PAGE);
    });
  }
  return map;
}
