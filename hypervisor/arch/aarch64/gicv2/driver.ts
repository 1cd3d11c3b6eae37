/**
 * Driver of the board's GICv2 (IHI 0048). All interrupts are of one group, as the firmware left them: where there are
 * two security states, Non-secure software sees that group alone. They arrive as IRQs, the hypervisor's own too, which
 * have the higher priority. A core is kicked by an SGI. Registers of private interrupts are each core's own: `core`
 * means nothing for them, and callers ask for their own core's alone.
 */
import { truncateU8, truncateU32, type u8, type u32, u64, wrappingAdd } from '@bulkhead/bare';
import type { DeviceAddress } from '../../../core/addresses.ts';
import { packedConfiguration } from '../../../core/configuration.ts';
import { readDevice, writeDevice, writeDeviceByte } from '../mmio.unsafe.ts';
import { initializeCpuInterface, sendInterrupt } from './cpu-interface.unsafe.ts';

const CTLR: u64 = 0x0n;
const TYPER: u64 = 0x4n;
const ISENABLER: u64 = 0x100n;
const ICENABLER: u64 = 0x180n;
const ISPENDR: u64 = 0x200n;
const ICPENDR: u64 = 0x280n;
const ICACTIVER: u64 = 0x380n;
const IPRIORITYR: u64 = 0x400n;
const ITARGETSR: u64 = 0x800n;
const CTLR_ENABLE: u32 = 1;
/** ITLinesNumber (4.3.2). */
const LINES_MASK: u32 = 0x1f;
/** Four interrupts' priorities: the partitions', below (numerically above) the hypervisor's. */
const PRIORITY: u32 = 0xa0a0_a0a0;
const OWN_PRIORITY: u8 = 0;
const ALL: u32 = 0xffff_ffff;

/** Interrupts of the hypervisor itself. */
export const KICK_SGI: u32 = 15;
export const MAINTENANCE_INTID: u32 = 25;
export const HYPERVISOR_TIMER_INTID: u32 = 26;

const OWN_PRIVATE: u32 = (1 << KICK_SGI) | (1 << MAINTENANCE_INTID) | (1 << HYPERVISOR_TIMER_INTID);

/** Interrupts of partitions are not told from the hypervisor's own by their group. */
export function hasOwnGroup(): boolean {
  return false;
}

function distributor(): DeviceAddress {
  return packedConfiguration().board.gicdPa;
}

function bit(n: u32): u32 {
  const one: u32 = 1;
  return one << (n & 31);
}

/** The CPU interface of a core, as a bit: a GICv2 has eight at most, numbered as the cores of its cluster are (Aff0). */
function interfaceOf(core: u32): u32 {
  return bit(truncateU32(packedConfiguration().board.mpidr[core] & 7n));
}

/**
 * The interrupts of one register with a bit for each: disabled, idle, of the partitions' priority.
 * @apart
 */
function makeIdle(word: u32): void {
  const bits: DeviceAddress = wrappingAdd(distributor(), u64(word) * 4n);
  writeDevice(bits, ICENABLER, ALL);
  writeDevice(bits, ICPENDR, ALL);
  writeDevice(bits, ICACTIVER, ALL);
  const priorities: DeviceAddress = wrappingAdd(distributor(), u64(word) * 32n);
  for (let i: u64 = 0n; i < 8n; i++) writeDevice(priorities, IPRIORITYR + i * 4n, PRIORITY);
}

/**
 * Once, by the first core: every SPI disabled and idle.
 * @boot
 */
export function initializeDistributor(): void {
  writeDevice(distributor(), CTLR, 0);
  const words: u32 = (readDevice(distributor(), TYPER) & LINES_MASK) + 1;
  for (let word: u32 = 1; word < words; word++) makeIdle(word);
  writeDevice(distributor(), CTLR, CTLR_ENABLE);
}

function setOwnPriority(intid: u32): void {
  writeDeviceByte(distributor(), IPRIORITYR + u64(intid), OWN_PRIORITY);
}

/** Makes a shared interrupt the hypervisor's own. */
export function claimInterrupt(intid: u32): void {
  setOwnPriority(intid);
}

/**
 * On each core: private interrupts idle, its CPU interface on. False: the controller knows the core by another number
 * (GICD_ITARGETSR0 tells; with one core it reads as zero, 4.3.12).
 */
export function initializeCoreInterrupts(core: u32): boolean {
  const own: u32 = readDevice(distributor(), ITARGETSR) & 0xff;
  if (own !== 0 && own !== interfaceOf(core)) return false;
  makeIdle(0);
  setOwnPriority(KICK_SGI);
  setOwnPriority(MAINTENANCE_INTID);
  setOwnPriority(HYPERVISOR_TIMER_INTID);
  writeDevice(distributor(), ISENABLER, OWN_PRIVATE);
  initializeCpuInterface();
  return true;
}

/**
 * Has another core leave its guest (or its sleep) and look around.
 * @apart
 */
export function kickCore(core: u32): void {
  sendInterrupt(interfaceOf(core), KICK_SGI);
}

function setBit(intid: u32, family: u64): void {
  writeDevice(distributor(), family + u64(intid >>> 5) * 4n, bit(intid));
}

export function setPhysicalEnabled(_core: u32, intid: u32, on: boolean): void {
  setBit(intid, on ? ISENABLER : ICENABLER);
}

export function setPhysicalPending(_core: u32, intid: u32): void {
  setBit(intid, ISPENDR);
}

/** One register with a bit for each interrupt; `family` is the offset of the first. */
export function readPhysicalWord(_core: u32, family: u32, word: u32): u32 {
  return readDevice(distributor(), u64(family) + u64(word) * 4n);
}

export function writePhysicalWord(_core: u32, family: u32, word: u32, bits: u32): void {
  if (bits !== 0) writeDevice(distributor(), u64(family) + u64(word) * 4n, bits);
}

/**
 * Disabled, not pending, not active: the state in which a partition receives its interrupts.
 * @apart
 */
export function resetPhysical(core: u32, word: u32, bits: u32): void {
  writePhysicalWord(core, truncateU32(ICENABLER), word, bits);
  writePhysicalWord(core, truncateU32(ICPENDR), word, bits);
  writePhysicalWord(core, truncateU32(ICACTIVER), word, bits);
}

/** Partitions' interrupts stay below the hypervisor's own. */
export function setPhysicalPriority(_core: u32, intid: u32, priority: u8): void {
  const value: u8 = priority === OWN_PRIORITY ? 0x10 : priority;
  writeDeviceByte(distributor(), IPRIORITYR + u64(intid), value);
}

/** Sends an SPI to one core (GICD_ITARGETSR<n>, 4.3.12). */
export function routePhysical(intid: u32, core: u32): void {
  writeDeviceByte(distributor(), ITARGETSR + u64(intid), truncateU8(interfaceOf(core)));
}
