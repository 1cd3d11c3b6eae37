/**
 * How many translation tables a system needs at most, wherever its memory is put (hypervisor/arch/aarch64/space.ts
 * maps it): one at the root of each map, one for each GiB in use, and one for each 2 MiB that is mapped page by page.
 */
import type { Board } from '@bulkhead/boards';
import { HEALTH_BYTES } from '@bulkhead/hypervisor/abi/health';
import { GUEST_GICC, GUEST_GICC_SIZE, GUEST_HEALTH } from '@bulkhead/hypervisor/abi/platform';
import { controllerRegisters } from './controller.ts';
import type { ExpandedPartition, ExpandedSystem } from './expanded.ts';

const GIB = 1n << 30n;
const BLOCK = 1n << 21n;
const PAGE = 1n << 12n;
/** A system that needs more of a kind is refused for another reason: its addresses are not the board's. */
const MOST = 1024;

/** The tables of one map; the root is there from the start. */
class Tables {
  readonly #gib = new Set<bigint>();
  readonly #blocks = new Set<bigint>();

  /** Adds a range that is mapped by the largest blocks that fit; by pages where its addresses differ in a block. */
  add(input: bigint, sizeBytes: bigint, output = input): void {
    if (sizeBytes === 0n) return;
    if ((input - output) % BLOCK !== 0n) {
      this.addPages(input, sizeBytes);
      return;
    }
    this.#addEach(this.#gib, input, sizeBytes, GIB);
    const end = input + sizeBytes;
    if (input % BLOCK !== 0n) this.#blocks.add(input / BLOCK);
    if (end % BLOCK !== 0n) this.#blocks.add(end / BLOCK);
  }
  /** Adds a range that is mapped by pages. */
  addPages(input: bigint, sizeBytes: bigint): void {
    this.#addEach(this.#gib, input, sizeBytes, GIB);
    this.#addEach(this.#blocks, input, sizeBytes, BLOCK);
  }
  #addEach(to: Set<bigint>, input: bigint, sizeBytes: bigint, unit: bigint): void {
    const last = input + sizeBytes - 1n;
    for (let n = input / unit; n <= last / unit && to.size < MOST; n++) to.add(n);
  }
  get count(): number {
    return 1 + this.#gib.size + this.#blocks.size;
  }
}

/** Tables for the partitions and for the hypervisor's own map of each core, whose image ends at `imageBytes` at most. */
export function translationTables(
  system: ExpandedSystem,
  headBytes: number,
  imageBytes: number,
  coreCount: number,
): number {
  const guests = system.partitions.map((partition) => guestMap(partition, system.board).count);
  const own = coreCount * ownTables(system, BigInt(headBytes), BigInt(imageBytes));
  return guests.reduce((sum, count) => sum + count, own);
}

function ownTables(system: ExpandedSystem, headBytes: bigint, imageBytes: bigint): number {
  const { board } = system;
  const map = new Tables();
  const ramBytes = BigInt(system.ramSizeBytes);
  // Memory of partitions lies anywhere in RAM, in whole blocks; that of channels at most at two ends of blocks more.
  map.add(board.ram.pa, ramBytes);
  for (const { pa, sizeBytes } of controllerRegisters(board)) map.add(pa, sizeBytes);
  map.add(board.devices[board.uart]!.pa, PAGE);
  // The page of the spin table (hypervisor/platform/bcm2835.unsafe.ts).
  if (board.power === 'bcm2835') map.add(0n, PAGE);
  map.addPages(board.imagePa, headBytes);
  if (imageBytes > headBytes) map.add(board.imagePa + headBytes, imageBytes - headBytes);
  map.addPages(board.imagePa + imageBytes, HEALTH_BYTES);
  const channelBytes = system.channels
    .flatMap(({ regionSizeBytes }) => regionSizeBytes)
    .reduce((sum, size) => sum + size, 0);
  return map.count + (channelBytes === 0 ? 0 : Math.ceil(channelBytes / Number(BLOCK)) + 1);
}

function guestMap(partition: ExpandedPartition, { gic }: Board): Tables {
  const map = new Tables();
  if (gic.version === 2) map.add(GUEST_GICC, GUEST_GICC_SIZE, gic.gicvPa);
  map.add(partition.ramIpa, BigInt(partition.ramSizeBytes));
  for (const { ipa, facts } of partition.devices) map.add(ipa, BigInt(facts.sizeBytes), facts.pa);
  for (const { channel, side } of partition.ports) {
    channel.ends[side].regionIpa.forEach((ipa, region) => {
      const sizeBytes = BigInt(channel.regionSizeBytes[region]!);
      if (ipa !== 0n && sizeBytes > 0n) map.addPages(ipa, sizeBytes);
    });
  }
  if (partition.recovery.readsHealth) map.addPages(GUEST_HEALTH, HEALTH_BYTES);
  return map;
}
