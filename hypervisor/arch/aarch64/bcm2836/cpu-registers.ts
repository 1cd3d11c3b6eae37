/**
 * The registers of a CPU interface as a guest sees them, GICC_* which are GICV_* of a virtual one (IHI 0048, 4.4 and
 * 5.5): accesses to the interface of the guest's own core.
 */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Access } from '../access.ts';
import { deactivate, endInterrupt } from './ends.ts';
import { LEAST_ALIASED_BINARY_POINT, LEAST_BINARY_POINT } from './interface-registers.ts';
import { ListRegister, SoftwareListRegister } from './list-register.ts';
import {
  ACKNOWLEDGES_BOTH,
  CONTROL_BITS,
  groupPriority,
  highestPending,
  NONE,
  runningPriority,
  SPLIT_END,
  signalled,
} from './priorities.ts';
import type { VirtualInterface } from './virtual-interface.ts';

const CTLR: u32 = 0x00;
const PMR: u32 = 0x04;
const BPR: u32 = 0x08;
const IAR: u32 = 0x0c;
const EOIR: u32 = 0x10;
const RPR: u32 = 0x14;
const HPPIR: u32 = 0x18;
const ABPR: u32 = 0x1c;
const AIAR: u32 = 0x20;
const AEOIR: u32 = 0x24;
const AHPPIR: u32 = 0x28;
const APR0: u32 = 0xd0;
const IIDR: u32 = 0xfc;
const DIR: u32 = 0x1000;

/** As the distributor's (`gicv2/distributor.ts`), with the architecture's version, 2, in bits 19:16 (4.4.18). */
const IIDR_VALUE: u32 = 0x4202_043b;
/** Five bits of priority. */
const PRIORITY_MASK: u32 = 0xf8;
const POINT_MASK: u32 = 7;
/** What a read gives when there is nothing, or only what another register gives (3.2.3). */
const SPURIOUS: u32 = 1023;
const OTHER_GROUP: u32 = 1022;
const SGI_COUNT: u32 = 16;
const SOURCE_SHIFT: u32 = 10;
const IDLE_PRIORITY: u32 = 0xff;

/** Which groups a register gives: that of its name tells both, as GICV_IAR, or group 1 alone, as GICV_AIAR. */
function isGiven(virtual: VirtualInterface, value: u64, aliased: boolean): boolean {
  if (ListRegister.group1(value)) return aliased || (virtual.registers.control & ACKNOWLEDGES_BOTH) !== 0;
  return !aliased;
}

/** The INTID, and of an SGI who sent it. */
function identifierOf(value: u64): u32 {
  const intid = ListRegister.virtualId(value);
  return intid < SGI_COUNT ? intid | (SoftwareListRegister.source(value) << SOURCE_SHIFT) : intid;
}

function identify(virtual: VirtualInterface, slot: u32, aliased: boolean): u32 {
  if (slot === NONE) return SPURIOUS;
  const value = u64(virtual.listRegisters[slot]);
  if (isGiven(virtual, value, aliased)) return identifierOf(value);
  return aliased ? SPURIOUS : OTHER_GROUP;
}

/** GICV_IAR (4.4.4), GICV_AIAR. */
function acknowledge(virtual: VirtualInterface, aliased: boolean): u32 {
  const slot = signalled(virtual);
  const identifier = identify(virtual, slot, aliased);
  if (slot === NONE || identifier === SPURIOUS || identifier === OTHER_GROUP) return identifier;
  const one: u32 = 1;
  const value = u64(virtual.listRegisters[slot]);
  virtual.registers.activePriorities |= one << (groupPriority(virtual.registers, value) >>> 3);
  virtual.listRegisters[slot] = truncateU32(ListRegister.with(value, { pending: false, active: true }));
  return identifier;
}

function read(virtual: VirtualInterface, offset: u32): u32 {
  const registers = virtual.registers;
  const running = runningPriority(registers);
  switch (offset) {
    case CTLR:
      return registers.control;
    case PMR:
      return registers.priorityMask;
    case BPR:
      return registers.binaryPoint;
    case IAR:
      return acknowledge(virtual, false);
    case RPR:
      return running === NONE ? IDLE_PRIORITY : running;
    case HPPIR:
      return identify(virtual, highestPending(virtual), false);
    case ABPR:
      return registers.aliasedBinaryPoint;
    case AIAR:
      return acknowledge(virtual, true);
    case AHPPIR:
      return identify(virtual, highestPending(virtual), true);
    case APR0:
      return registers.activePriorities;
    case IIDR:
      return IIDR_VALUE;
    default:
      return 0;
  }
}

function atLeast(least: u32, value: u32): u32 {
  const point: u32 = value & POINT_MASK;
  return point < least ? least : point;
}

function write(virtual: VirtualInterface, offset: u32, value: u32): void {
  const registers = virtual.registers;
  switch (offset) {
    case CTLR:
      registers.control = value & CONTROL_BITS;
      break;
    case PMR:
      registers.priorityMask = value & PRIORITY_MASK;
      break;
    case BPR:
      registers.binaryPoint = atLeast(LEAST_BINARY_POINT, value);
      break;
    case ABPR:
      registers.aliasedBinaryPoint = atLeast(LEAST_ALIASED_BINARY_POINT, value);
      break;
    case EOIR:
    case AEOIR:
      endInterrupt(virtual, value);
      break;
    case APR0:
      registers.activePriorities = value;
      break;
    case DIR:
      // Otherwise its effect is unpredictable (4.4.15): there is none.
      if ((registers.control & SPLIT_END) !== 0) deactivate(virtual, value);
      break;
    default:
      break;
  }
}

/** One access, at `access.offset` in the interface. Registers are 32 bits wide; there is nothing else to be read or written. */
export function accessCpuInterface(virtual: VirtualInterface, access: Access): void {
  const isRegister = access.sizeBytes === 4;
  if (!access.write) access.value = isRegister ? u64(read(virtual, access.offset)) : 0n;
  else if (isRegister) write(virtual, access.offset, truncateU32(access.value));
}
