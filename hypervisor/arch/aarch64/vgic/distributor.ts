/** The virtual distributor's registers (GICD_*, IHI 0069 12.9): one security state, affinity routing only. */
import { acquire, truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { routePhysical, setPhysicalEnabled } from '../../../platform/gicv3.ts';
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
import { enableAllWanted, isWanted } from './direct.ts';
import { IGROUPR, WORD_REGISTERS_END } from './families.ts';
import { forgetTimers } from './ready-timers.ts';
import { bitOf } from './select.ts';
import { reconsider } from './signals.ts';
import { CTLR_GROUP0, CTLR_GROUP1, type VirtualGic } from './state.ts';
import { readWord, writeWord } from './word-registers.ts';

const CTLR: u32 = 0x0;
const TYPER: u32 = 0x4;
const IIDR: u32 = 0x8;
const IROUTER: u32 = 0x6000;
const IROUTER_END: u32 = 0x8000;
const PIDR2: u32 = 0xffe8;

/** ARE and DS read as one: affinity routing always, a single security state. */
const CTLR_FIXED: u32 = (1 << 4) | (1 << 6);
/** No1N (25), ten INTID bits less one (23:19); ITLinesNumber (4:0) is the partition's. */
const TYPER_FIXED: u32 = (1 << 25) | (9 << 19);
/** Product 'B', revision 0, implementer Arm's code for software (0x43b, as IHI 0069 asks for a JEP106 code). */
export const IIDR_VALUE: u32 = 0x4200_043b;
/** ArchRev 3: GICv3. */
export const PIDR2_VALUE: u32 = 0x3b;

function readRoute(partition: Partition, gic: VirtualGic, offset: u32, sizeBytes: u32): u64 {
  const intid: u32 = (offset - IROUTER) >>> 3;
  if (intid < 32 || intid >= partition.interrupts.intids) return 0n;
  if ((offset & 7) !== 0) return 0n;
  return sizeBytes >= 4 ? u64(gic.route[intid]) : 0n;
}

/** Aff3 and IRM are RES0 here (GICD_TYPER.A3V = 0, No1N = 1). */
function writeRoute(partition: Partition, gic: VirtualGic, self: VirtualCpu, offset: u32, value: u64): void {
  const intid: u32 = (offset - IROUTER) >>> 3;
  if (intid < 32 || intid >= partition.interrupts.intids || (offset & 7) !== 0) return;
  const before = gic.route[intid];
  const target: u32 = truncateU32(value) & 0x00ff_ffff;
  gic.route[intid] = target;
  const word = gic.words[intid >>> 5];
  if ((word.hardware & bitOf(intid)) !== 0 && target < partition.vcpuCount) {
    const core = partition.vcpus[target].core;
    routePhysical(gic.physical[intid], core);
    // It was turned off if it arrived while the vCPU that took it before was off.
    const enabled = partition.direct ? isWanted(partition, word, intid) : (word.enabled & bitOf(intid)) !== 0;
    setPhysicalEnabled(core, gic.physical[intid], enabled);
  }
  reconsider(partition, gic, before, self);
  reconsider(partition, gic, target, self);
}

/** @cold */
function writeControl(partition: Partition, gic: VirtualGic, self: VirtualCpu, value: u32): void {
  partition.interrupts.control.store(value & (CTLR_GROUP0 | CTLR_GROUP1));
  if (partition.direct) enableAllWanted(partition, gic);
  for (let index: u32 = 0; index < partition.vcpuCount; index++) {
    forgetTimers(partition.vcpus[index]);
    reconsider(partition, gic, index, self);
  }
}

/** Registers that no lock guards: they are constant, or one word. */
function readConstant(partition: Partition, offset: u32): u64 {
  switch (offset) {
    case TYPER:
      return u64(TYPER_FIXED | ((partition.interrupts.intids >>> 5) - 1));
    case IIDR:
      return u64(IIDR_VALUE);
    case PIDR2:
      return u64(PIDR2_VALUE);
    default:
      return 0n;
  }
}

/** Registers of interrupts lie from here to here: all others are constant, or one word. */
const INTERRUPTS: u32 = IGROUPR;
const INTERRUPTS_END: u32 = IROUTER_END;

function readRegister(partition: Partition, self: VirtualCpu, offset: u32, sizeBytes: u32): u64 {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  if (offset >= IGROUPR && offset < WORD_REGISTERS_END) {
    const index: u32 = (offset & 0x7f) >>> 2;
    const exists = sizeBytes === 4 && index >= 1 && index < partition.interrupts.intids >>> 5;
    return exists ? u64(readWord(partition, gic, self, self, offset & ~0x7f, index)) : 0n;
  }
  if (offset >= IPRIORITYR && offset < IPRIORITYR_END) {
    const first: u32 = offset - IPRIORITYR;
    const exists = first >= 32 && first + sizeBytes <= partition.interrupts.intids && sizeBytes <= 4;
    return exists ? u64(readPriorities(gic, self, first, sizeBytes)) : 0n;
  }
  if (offset >= IROUTER && offset < IROUTER_END) return readRoute(partition, gic, offset, sizeBytes);
  if (sizeBytes !== 4) return 0n;
  if (offset >= ICFGR && offset < ICFGR_END) {
    const first: u32 = (offset - ICFGR) * 4;
    return first >= 32 && first < partition.interrupts.intids ? u64(readTriggers(gic, self, first)) : 0n;
  }
  return 0n;
}

function writeRegister(
  partition: Partition,
  self: VirtualCpu,
  offset: u32,
  sizeBytes: u32,
  value: u64,
): void {
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  const low: u32 = truncateU32(value);
  if (offset >= IGROUPR && offset < WORD_REGISTERS_END) {
    const index: u32 = (offset & 0x7f) >>> 2;
    if (sizeBytes !== 4 || index < 1 || index >= partition.interrupts.intids >>> 5) return;
    writeWord(partition, gic, self, self, offset & ~0x7f, index, low);
  } else if (offset >= IPRIORITYR && offset < IPRIORITYR_END) {
    const first: u32 = offset - IPRIORITYR;
    if (first < 32 || first + sizeBytes > partition.interrupts.intids || sizeBytes > 4) return;
    writePriorities(partition, gic, self, first, sizeBytes, low);
  } else if (offset >= IROUTER && offset < IROUTER_END) {
    if (sizeBytes >= 4) writeRoute(partition, gic, self, offset, value);
  } else if (sizeBytes !== 4) {
    return;
  } else if (offset >= ICFGR && offset < ICFGR_END) {
    const first: u32 = (offset - ICFGR) * 4;
    if (first >= 32 && first < partition.interrupts.intids)
      writeTriggers(partition, gic, self, self, first, low);
  } else if (offset === CTLR) {
    writeControl(partition, gic, self, low);
  }
}

/** One access of the guest to the distributor. Whatever does not exist reads as zero and ignores writes. */
export function accessDistributor(partition: Partition, self: VirtualCpu, access: Access): void {
  const offset = access.offset;
  const sizeBytes = access.sizeBytes;
  if (access.write) {
    writeRegister(partition, self, offset, sizeBytes, access.value);
  } else if (offset === CTLR && sizeBytes === 4) {
    access.value = u64(partition.interrupts.control.loadRelaxed() | CTLR_FIXED);
  } else if (offset < INTERRUPTS || offset >= INTERRUPTS_END) {
    access.value = sizeBytes === 4 ? readConstant(partition, offset) : 0n;
  } else {
    access.value = readRegister(partition, self, offset, sizeBytes);
  }
}
