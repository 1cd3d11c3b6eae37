/** The virtual distributor's registers (GICD_*, IHI 0069 12.9): one security state, affinity routing only. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import { GUEST_INTIDS } from '../../../abi/platform.ts';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { routePhysical, setPhysicalEnabled } from '../../../platform/gicv3.ts';
import type { Access } from '../access.ts';
import { acquire, release } from '../lock.ts';
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
import { enableAllWanted } from './direct.ts';
import { IGROUPR, WORD_REGISTERS_END } from './families.ts';
import { bitOf } from './select.ts';
import { reconsider } from './signals.ts';
import { CTLR_GROUP0, CTLR_GROUP1 } from './state.ts';
import { readWord, writeWord } from './word-registers.ts';

const CTLR: u32 = 0x0;
const TYPER: u32 = 0x4;
const IIDR: u32 = 0x8;
const IROUTER: u32 = 0x6000;
const IROUTER_END: u32 = 0x8000;
const PIDR2: u32 = 0xffe8;

/** ARE and DS read as one: affinity routing always, a single security state. */
const CTLR_FIXED: u32 = (1 << 4) | (1 << 6);
/** No1N (25), ten INTID bits less one (23:19), 288 INTIDs (ITLinesNumber = 8). */
const TYPER_VALUE: u32 = (1 << 25) | (9 << 19) | (GUEST_INTIDS / 32 - 1);
/** Product 'B', revision 0, implementer Arm's code for software (0x43b, as IHI 0069 asks for a JEP106 code). */
export const IIDR_VALUE: u32 = 0x4200_043b;
/** ArchRev 3: GICv3. */
export const PIDR2_VALUE: u32 = 0x3b;

function readRoute(partition: Partition, offset: u32, sizeBytes: u32): u64 {
  const intid: u32 = (offset - IROUTER) >>> 3;
  if (intid < 32 || intid >= GUEST_INTIDS) return 0n;
  if ((offset & 7) !== 0) return 0n;
  return sizeBytes >= 4 ? u64(partition.interrupts.route[intid]) : 0n;
}

/** Aff3 and IRM are RES0 here (GICD_TYPER.A3V = 0, No1N = 1). */
function writeRoute(partition: Partition, self: VirtualCpu, offset: u32, value: u64): void {
  const intid: u32 = (offset - IROUTER) >>> 3;
  if (intid < 32 || intid >= GUEST_INTIDS || (offset & 7) !== 0) return;
  const before = partition.interrupts.route[intid];
  const target: u32 = truncateU32(value) & 0x00ff_ffff;
  partition.interrupts.route[intid] = target;
  const word = partition.interrupts.words[intid >>> 5];
  if ((word.hardware & bitOf(intid)) !== 0 && target < partition.vcpuCount) {
    const core = partition.vcpus[target].core;
    routePhysical(partition.interrupts.physical[intid], core);
    // It was turned off if it arrived while the vCPU that took it before was off.
    const enabled = (word.enabled & bitOf(intid)) !== 0;
    setPhysicalEnabled(core, partition.interrupts.physical[intid], enabled);
  }
  reconsider(partition, before, self);
  reconsider(partition, target, self);
}

function writeControl(partition: Partition, self: VirtualCpu, value: u32): void {
  partition.interrupts.control = value & (CTLR_GROUP0 | CTLR_GROUP1);
  if (partition.direct) enableAllWanted(partition);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) reconsider(partition, index, self);
}

function readRegister(partition: Partition, self: VirtualCpu, offset: u32, sizeBytes: u32): u64 {
  if (offset >= IGROUPR && offset < WORD_REGISTERS_END) {
    const index: u32 = (offset & 0x7f) >>> 2;
    const exists = sizeBytes === 4 && index >= 1 && index < GUEST_INTIDS / 32;
    return exists ? u64(readWord(partition, self, self, offset & ~0x7f, index)) : 0n;
  }
  if (offset >= IPRIORITYR && offset < IPRIORITYR_END) {
    const first: u32 = offset - IPRIORITYR;
    const exists = first >= 32 && first + sizeBytes <= GUEST_INTIDS && sizeBytes <= 4;
    return exists ? u64(readPriorities(partition, self, first, sizeBytes)) : 0n;
  }
  if (offset >= IROUTER && offset < IROUTER_END) return readRoute(partition, offset, sizeBytes);
  if (sizeBytes !== 4) return 0n;
  if (offset >= ICFGR && offset < ICFGR_END) {
    const first: u32 = (offset - ICFGR) * 4;
    return first >= 32 && first < GUEST_INTIDS ? u64(readTriggers(partition, self, first)) : 0n;
  }
  switch (offset) {
    case CTLR:
      return u64(partition.interrupts.control | CTLR_FIXED);
    case TYPER:
      return u64(TYPER_VALUE);
    case IIDR:
      return u64(IIDR_VALUE);
    case PIDR2:
      return u64(PIDR2_VALUE);
    default:
      return 0n;
  }
}

function writeRegister(
  partition: Partition,
  self: VirtualCpu,
  offset: u32,
  sizeBytes: u32,
  value: u64,
): void {
  const low: u32 = truncateU32(value);
  if (offset >= IGROUPR && offset < WORD_REGISTERS_END) {
    const index: u32 = (offset & 0x7f) >>> 2;
    if (sizeBytes !== 4 || index < 1 || index >= GUEST_INTIDS / 32) return;
    writeWord(partition, self, self, offset & ~0x7f, index, low);
  } else if (offset >= IPRIORITYR && offset < IPRIORITYR_END) {
    const first: u32 = offset - IPRIORITYR;
    if (first < 32 || first + sizeBytes > GUEST_INTIDS || sizeBytes > 4) return;
    writePriorities(partition, self, first, sizeBytes, low);
  } else if (offset >= IROUTER && offset < IROUTER_END) {
    if (sizeBytes >= 4) writeRoute(partition, self, offset, value);
  } else if (sizeBytes !== 4) {
    return;
  } else if (offset >= ICFGR && offset < ICFGR_END) {
    const first: u32 = (offset - ICFGR) * 4;
    if (first >= 32 && first < GUEST_INTIDS) writeTriggers(partition, self, self, first, low);
  } else if (offset === CTLR) {
    writeControl(partition, self, low);
  }
}

/** One access of the guest to the distributor. Whatever does not exist reads as zero and ignores writes. */
export function accessDistributor(partition: Partition, self: VirtualCpu, access: Access): void {
  acquire(partition.interrupts.lock);
  if (access.write) writeRegister(partition, self, access.offset, access.sizeBytes, access.value);
  else access.value = readRegister(partition, self, access.offset, access.sizeBytes);
  release(partition.interrupts.lock);
}
