/**
 * Registers with a part for each interrupt. Distributor and redistributor have them at the same offsets, for the
 * shared interrupts and for a vCPU's private ones (IHI 0069, 12.9 and 12.11).
 */
import { acquire, truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import {
  ICFGR,
  ICFGR_END,
  IPRIORITYR,
  IPRIORITYR_END,
  readPriorities,
  readTriggers,
  writePriorities,
  writeTriggers,
} from './byte-registers.ts';
import { IGROUPR, WORD_REGISTERS_END } from './families.ts';
import type { VirtualGic } from './state.ts';
import { readWord, writeWord } from './word-registers.ts';

/** The first interrupt that a frame has registers of. */
export const PRIVATE: u32 = 0;
export const SHARED: u32 = 32;

/** Whether the frame has a register for each of the interrupts from `first` on. */
function exist(partition: Partition, lowest: u32, first: u32, count: u32): boolean {
  const end: u32 = lowest === PRIVATE ? SHARED : partition.interrupts.intids;
  return first >= lowest && first < end && count <= end - first;
}

function read(
  partition: Partition,
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  lowest: u32,
  access: Access,
): u32 {
  const offset = access.offset;
  const sizeBytes = access.sizeBytes;
  if (offset >= IGROUPR && offset < WORD_REGISTERS_END) {
    const first: u32 = (offset & 0x7f) * 8;
    if (sizeBytes !== 4 || !exist(partition, lowest, first, 32)) return 0;
    return readWord(partition, gic, self, owner, offset & ~0x7f, first >>> 5);
  }
  if (offset >= IPRIORITYR && offset < IPRIORITYR_END) {
    const first: u32 = offset - IPRIORITYR;
    if (sizeBytes > 4 || !exist(partition, lowest, first, sizeBytes)) return 0;
    return readPriorities(gic, owner, first, sizeBytes);
  }
  if (sizeBytes !== 4 || offset < ICFGR || offset >= ICFGR_END) return 0;
  const first: u32 = (offset - ICFGR) * 4;
  return exist(partition, lowest, first, 16) ? readTriggers(gic, owner, first) : 0;
}

function write(
  partition: Partition,
  gic: VirtualGic,
  self: VirtualCpu,
  owner: VirtualCpu,
  lowest: u32,
  access: Access,
): void {
  const offset = access.offset;
  const sizeBytes = access.sizeBytes;
  const value = truncateU32(access.value);
  if (offset >= IGROUPR && offset < WORD_REGISTERS_END) {
    const first: u32 = (offset & 0x7f) * 8;
    if (sizeBytes !== 4 || !exist(partition, lowest, first, 32)) return;
    writeWord(partition, gic, self, owner, offset & ~0x7f, first >>> 5, value);
  } else if (offset >= IPRIORITYR && offset < IPRIORITYR_END) {
    const first: u32 = offset - IPRIORITYR;
    if (sizeBytes > 4 || !exist(partition, lowest, first, sizeBytes)) return;
    writePriorities(partition, gic, owner, first, sizeBytes, value);
  } else if (sizeBytes === 4 && offset >= ICFGR && offset < ICFGR_END) {
    const first: u32 = (offset - ICFGR) * 4;
    if (exist(partition, lowest, first, 16)) writeTriggers(partition, gic, self, owner, first, value);
  }
}

/**
 * One access to a frame with the interrupts from `lowest` on, `access.offset` in that frame; private ones are those
 * of `owner`. What does not exist reads as zero and ignores writes.
 */
export function accessInterrupts(
  partition: Partition,
  self: VirtualCpu,
  owner: VirtualCpu,
  lowest: u32,
  access: Access,
): void {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  if (access.write) write(partition, gic, self, owner, lowest, access);
  else access.value = u64(read(partition, gic, self, owner, lowest, access));
}
