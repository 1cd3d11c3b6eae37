/**
 * The vCPU's interrupt controller, used without exceptions: masked, waited for, acknowledged. It is a GICv3 (IHI 0069)
 * or a GICv2 (IHI 0048), as the board's is: the same program runs with both.
 */
import { assert, type Fixed, fixed, truncateU32, type u32, u64 } from '@bulkhead/bare';
import {
  instruction,
  loadU32,
  readSystemRegister,
  storeU8,
  storeU32,
  writeSystemRegister,
} from '@bulkhead/bare/unsafe';
import { GUEST_GICC, GUEST_GICD, GUEST_GICR, GUEST_INTIDS } from '@bulkhead/hypervisor/abi/platform';

const SGI_BASE: u64 = GUEST_GICR + 0x1_0000n;
const GICR_WAKER: u64 = GUEST_GICR + 0x14n;
const PROCESSOR_SLEEP: u32 = 1 << 1;
/** GICC_* (IHI 0048, 4.4); the hypervisor has the virtual CPU interface there. */
const GICC_CTLR: u64 = GUEST_GICC;
const GICC_PMR: u64 = GUEST_GICC + 0x4n;
const GICC_IAR: u64 = GUEST_GICC + 0xcn;
const GICC_EOIR: u64 = GUEST_GICC + 0x10n;
const INTID_MASK: u32 = 0x3ff;
const SGIS: u32 = 16;

class Controller {
  isKnown: boolean = false;
  /** The CPU interface is in memory: a GICv2. */
  isInMemory: boolean = false;
  /** Of each SGI, what its acknowledgement said: a GICv2 is told at its end who sent it. */
  software: Fixed<u32, 16> = fixed(16, 0);
}

const controller = new Controller();

/** ID_AA64PFR0_EL1.GIC: whether there are system registers of a GIC (Arm ARM D19.2). Safety: a read. */
function identify(): void {
  if (controller.isKnown) return;
  controller.isInMemory = ((readSystemRegister('ID_AA64PFR0_EL1') >> 24n) & 0xfn) === 0n;
  controller.isKnown = true;
}

/** Safety: the partition's own platform. */
function startSystemRegisters(): void {
  storeU32(GICR_WAKER, loadU32(GICR_WAKER) & ~PROCESSOR_SLEEP);
  storeU32(GUEST_GICD, 0x12);
  writeSystemRegister('ICC_SRE_EL1', 7n);
  instruction('isb');
  writeSystemRegister('ICC_PMR_EL1', 0xf8n);
  writeSystemRegister('ICC_IGRPEN1_EL1', 1n);
  instruction('isb');
}

/** All interrupts stay in Group 0, where the CPU interface acknowledges them without more ado. Safety: as above. */
function startMemoryInterface(): void {
  storeU32(GUEST_GICD, 1);
  storeU32(GICC_PMR, 0xf8);
  storeU32(GICC_CTLR, 1);
  instruction('dsb sy');
}

/** Turns the distributor and the CPU interface on. */
export function startInterrupts(): void {
  identify();
  if (controller.isInMemory) startMemoryInterface();
  else startSystemRegisters();
}

/** Enables a private interrupt (INTID below 32). Safety: as above. */
export function enablePrivate(intid: u32): void {
  const one: u32 = 1;
  const frame: u64 = controller.isInMemory ? GUEST_GICD : SGI_BASE;
  if (!controller.isInMemory) storeU32(frame + 0x80n, loadU32(frame + 0x80n) | (one << intid));
  storeU32(frame + 0x400n + u64(intid & ~3), 0x8080_8080);
  storeU32(frame + 0x100n, one << intid);
}

/**
 * Enables a shared interrupt (an INTID from 32 on), taken at its rising edge, for vCPU 0, where interrupts go after
 * reset. Safety: as above.
 */
export function enableShared(intid: u32): void {
  assert(intid >= 32 && intid < GUEST_INTIDS, 'the interrupt is a shared one');
  const one: u32 = 1;
  const word: u64 = u64((intid >>> 5) * 4);
  const bit: u32 = one << (intid & 31);
  if (!controller.isInMemory) storeU32(GUEST_GICD + 0x80n + word, loadU32(GUEST_GICD + 0x80n + word) | bit);
  const configuration: u64 = GUEST_GICD + 0xc00n + u64((intid >>> 4) * 4);
  storeU32(configuration, loadU32(configuration) | ((one << 1) << ((intid & 15) * 2)));
  storeU8(GUEST_GICD + 0x400n + u64(intid), 0x80);
  storeU32(GUEST_GICD + 0x100n + word, bit);
}

/** Safety: as below. */
function acknowledgeInMemory(): u32 {
  const acknowledged = loadU32(GICC_IAR);
  const intid: u32 = acknowledged & INTID_MASK;
  if (intid < SGIS) controller.software[intid] = acknowledged;
  return intid;
}

/** The pending interrupt of highest priority, now in service; 1023 when there is none. Safety: `end` follows. */
export function acknowledge(): u32 {
  const intid: u32 = controller.isInMemory
    ? acknowledgeInMemory()
    : truncateU32(readSystemRegister('ICC_IAR1_EL1'));
  instruction('dsb sy');
  return intid;
}

/** Ends an interrupt that `acknowledge` gave. Safety: it is in service. */
export function end(intid: u32): void {
  if (!controller.isInMemory) writeSystemRegister('ICC_EOIR1_EL1', u64(intid));
  else storeU32(GICC_EOIR, intid < SGIS ? controller.software[intid] : intid);
  instruction('isb');
}
