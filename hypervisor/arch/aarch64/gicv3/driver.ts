/**
 * Driver of the board's GICv3 (IHI 0069). With one security state (GICD_CTLR.DS) the hypervisor's own interrupts
 * are Group 0, which arrive as FIQs, and those of partitions are Group 1; else only Group 1 is ours and holds
 * both. A core is kicked by an SGI.
 */
import { type Atomic, atomic, type Fixed, fixedOf, type u8, u32, u64, wrappingAdd } from '@bulkhead/bare';
import { type BoardRecord, MAX_CORES } from '../../../abi/configuration.ts';
import type { DeviceAddress } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice, writeDevice64, writeDeviceByte } from '../mmio.unsafe.ts';
import { readMpidr } from '../system.unsafe.ts';
import { initializeCpuInterface, sendInterrupt } from './cpu-interface.unsafe.ts';

const GICD_CTLR: u64 = 0x0n;
const GICD_TYPER: u64 = 0x4n;
const GICD_IROUTER: u64 = 0x6000n;
const IGROUPR: u64 = 0x80n;
const ISENABLER: u64 = 0x100n;
const ICENABLER: u64 = 0x180n;
const ISPENDR: u64 = 0x200n;
const ICPENDR: u64 = 0x280n;
const ICACTIVER: u64 = 0x380n;
const IPRIORITYR: u64 = 0x400n;
/** GICR_WAKER in RD_base; the registers of private interrupts are in SGI_base, 64 KiB above. */
const GICR_TYPER_AFFINITY: u64 = 0xcn;
const GICR_WAKER: u64 = 0x14n;
const GICR_SGI_BASE: u64 = 0x1_0000n;
const GICR_STRIDE: u64 = 0x2_0000n;
const PROCESSOR_SLEEP: u32 = 1 << 1;
const CHILDREN_ASLEEP: u32 = 1 << 2;

/** EnableGrp0, EnableGrp1, ARE, DS (12.9.4); RWP says that a write is still under way. */
const CTLR_ENABLE: u32 = (1 << 0) | (1 << 1) | (1 << 4);
const CTLR_DS: u32 = 1 << 6;
const CTLR_RWP: u32 = 0x8000_0000;
/** A hardware that takes longer than this many reads is broken, and is then left as it is. */
const PATIENCE: u32 = 100_000;
/** Four interrupts' priorities: the partitions', below (numerically above) the hypervisor's. */
const PRIORITY: u32 = 0xa0a0_a0a0;
const OWN_PRIORITY: u8 = 0;
/** Of a partition whose interrupts reach it directly: it can neither mask nor outrank the hypervisor's. */
export const HIGHEST_PARTITION_PRIORITY: u8 = 0x10;
const ALL: u32 = 0xffff_ffff;

/** Interrupts of the hypervisor itself. */
export const KICK_SGI: u32 = 15;
export const MAINTENANCE_INTID: u32 = 25;
export const HYPERVISOR_TIMER_INTID: u32 = 26;

const OWN_PRIVATE: u32 = (1 << KICK_SGI) | (1 << MAINTENANCE_INTID) | (1 << HYPERVISOR_TIMER_INTID);

class Groups {
  /** The hypervisor's own interrupts are Group 0. */
  ownIs0: boolean = false;
}

const groups = new Groups();

/** True when the hypervisor's own interrupts arrive as FIQs, apart from the partitions'. */
export function hasOwnGroup(): boolean {
  return groups.ownIs0;
}

/** Where each core found its own; 0 until then. Others read one only for a vCPU that runs there. */
const redistributors: Fixed<Atomic<u64>, 8> = fixedOf(MAX_CORES, () => atomic(0n));

function distributor(): DeviceAddress {
  return packedConfiguration().board.gicdPa;
}

function wordOffset(family: u64, intid: u32): u64 {
  return family + u64(intid >>> 5) * 4n;
}

function bit(intid: u32): u32 {
  const one: u32 = 1;
  return one << (intid & 31);
}

function awaitWrites(): void {
  for (let i: u32 = 0; i < PATIENCE; i++) {
    if ((readDevice(distributor(), GICD_CTLR) & CTLR_RWP) === 0) return;
  }
}

/**
 * The interrupts of one register with a bit for each: disabled, idle, those of `group1` in Group 1, and of the
 * partitions' priority.
 * @apart
 */
function makeIdle(frame: DeviceAddress, word: u32, group1: u32): void {
  const bits: DeviceAddress = wrappingAdd(frame, u64(word) * 4n);
  writeDevice(bits, ICENABLER, ALL);
  writeDevice(bits, ICPENDR, ALL);
  writeDevice(bits, ICACTIVER, ALL);
  writeDevice(bits, IGROUPR, group1);
  const priorities: DeviceAddress = wrappingAdd(frame, u64(word) * 32n);
  for (let i: u64 = 0n; i < 8n; i++) writeDevice(priorities, IPRIORITYR + i * 4n, PRIORITY);
}

/**
 * Once, by the first core: every SPI disabled, Group 1, idle.
 * @boot
 */
export function initializeDistributor(): void {
  const gicd = distributor();
  writeDevice(gicd, GICD_CTLR, 0);
  awaitWrites();
  const words: u32 = (readDevice(gicd, GICD_TYPER) & 0x1f) + 1;
  for (let word: u32 = 1; word < words; word++) makeIdle(gicd, word, ALL);
  awaitWrites();
  // Group 0 can only be enabled where there is one security state: elsewhere the bit is not ours.
  groups.ownIs0 = (readDevice(gicd, GICD_CTLR) & CTLR_DS) !== 0;
  writeDevice(gicd, GICD_CTLR, groups.ownIs0 ? CTLR_ENABLE : CTLR_ENABLE & ~1);
  awaitWrites();
}

/** Bits 39:32 and 23:0 of MPIDR as GICR_TYPER holds them in its upper half: Aff3.Aff2.Aff1.Aff0. */
function packedAffinity(mpidr: u64): u32 {
  return u32(((mpidr >> 8n) & 0xff00_0000n) | (mpidr & 0x00ff_ffffn));
}

function findRedistributor(board: BoardRecord): u64 {
  const wanted = packedAffinity(readMpidr());
  for (let index: u64 = 0n; index < u64(board.coreCount); index++) {
    const frame: DeviceAddress = board.gicrPa + index * GICR_STRIDE;
    if (readDevice(frame, GICR_TYPER_AFFINITY) === wanted) return frame;
  }
  return 0n;
}

function setOwnPriority(frame: DeviceAddress, intid: u32): void {
  writeDeviceByte(frame, IPRIORITYR + u64(intid), OWN_PRIORITY);
}

/** Makes a shared interrupt the hypervisor's own. */
export function claimInterrupt(intid: u32): void {
  if (!groups.ownIs0) return;
  const gicd = distributor();
  const offset = wordOffset(IGROUPR, intid);
  writeDevice(gicd, offset, readDevice(gicd, offset) & ~bit(intid));
  setOwnPriority(gicd, intid);
}

/** On each core: its redistributor awake, private interrupts idle, its CPU interface on. False: none found. */
export function initializeCoreInterrupts(core: u32): boolean {
  const frame: DeviceAddress = findRedistributor(packedConfiguration().board);
  if (frame === 0n) return false;
  redistributors[core].storeRelaxed(frame);
  writeDevice(frame, GICR_WAKER, readDevice(frame, GICR_WAKER) & ~PROCESSOR_SLEEP);
  for (let i: u32 = 0; i < PATIENCE; i++) {
    if ((readDevice(frame, GICR_WAKER) & CHILDREN_ASLEEP) === 0) break;
  }
  const sgi: DeviceAddress = frame + GICR_SGI_BASE;
  makeIdle(sgi, 0, groups.ownIs0 ? ALL & ~OWN_PRIVATE : ALL);
  setOwnPriority(sgi, KICK_SGI);
  setOwnPriority(sgi, MAINTENANCE_INTID);
  setOwnPriority(sgi, HYPERVISOR_TIMER_INTID);
  writeDevice(sgi, ISENABLER, OWN_PRIVATE);
  initializeCpuInterface(groups.ownIs0);
  return true;
}

/**
 * Has another core leave its guest (or its sleep) and look around.
 * @apart
 */
export function kickCore(core: u32): void {
  sendInterrupt(packedConfiguration().board.mpidr[core], KICK_SGI, groups.ownIs0);
}

/** @apart */
function setBit(core: u32, intid: u32, family: u64): void {
  if (intid >= 32) {
    writeDevice(distributor(), wordOffset(family, intid), bit(intid));
    return;
  }
  const frame: DeviceAddress = redistributors[core].loadRelaxed();
  if (frame !== 0n) writeDevice(wrappingAdd(frame, GICR_SGI_BASE), family, bit(intid));
}

/** Enables or disables a physical interrupt; `core` matters for private ones. */
export function setPhysicalEnabled(core: u32, intid: u32, on: boolean): void {
  setBit(core, intid, on ? ISENABLER : ICENABLER);
}

export function setPhysicalPending(core: u32, intid: u32): void {
  setBit(core, intid, ISPENDR);
}

/**
 * Where the registers of INTIDs 32 * word on are; word 0 is each core's own. 0 for a core that has not started,
 * whose interrupts are as after reset. Validation has refused frames so high that the sum would wrap.
 * @apart
 */
function framesOf(core: u32, word: u32): DeviceAddress {
  if (word !== 0) return wrappingAdd(distributor(), u64(word) * 4n);
  const frame: DeviceAddress = redistributors[core].loadRelaxed();
  return frame === 0n ? 0n : wrappingAdd(frame, GICR_SGI_BASE);
}

/** One register with a bit for each interrupt; `family` is the offset of the first. */
export function readPhysicalWord(core: u32, family: u32, word: u32): u32 {
  const frame = framesOf(core, word);
  return frame === 0n ? 0 : readDevice(frame, u64(family));
}

export function writePhysicalWord(core: u32, family: u32, word: u32, bits: u32): void {
  const frame = framesOf(core, word);
  if (frame !== 0n && bits !== 0) writeDevice(frame, u64(family), bits);
}

/**
 * Disabled, not pending, not active: the state in which a partition receives its interrupts.
 * @apart
 */
export function resetPhysical(core: u32, word: u32, bits: u32): void {
  const frame = framesOf(core, word);
  if (frame === 0n) return;
  writeDevice(frame, ICENABLER, bits);
  writeDevice(frame, ICPENDR, bits);
  writeDevice(frame, ICACTIVER, bits);
}

/** Partitions' interrupts stay below the hypervisor's own. */
export function setPhysicalPriority(core: u32, intid: u32, priority: u8): void {
  const value: u8 = priority < HIGHEST_PARTITION_PRIORITY ? HIGHEST_PARTITION_PRIORITY : priority;
  const frame: DeviceAddress = intid < 32 ? framesOf(core, 0) : distributor();
  if (frame !== 0n) writeDeviceByte(frame, IPRIORITYR + u64(intid), value);
}

/** Sends an SPI to one core (GICD_IROUTER<n>, 12.9.22). */
export function routePhysical(intid: u32, core: u32): void {
  writeDevice64(distributor(), GICD_IROUTER + u64(intid) * 8n, packedConfiguration().board.mpidr[core]);
}
