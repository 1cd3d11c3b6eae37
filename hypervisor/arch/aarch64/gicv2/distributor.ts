/** The virtual distributor's registers (GICD_*, IHI 0048, 4.3): without security extensions, with both groups. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import { ICFGR, IPRIORITYR } from '../vgic/byte-registers.ts';
import { ICPENDR, IGROUPR, ISPENDR } from '../vgic/families.ts';
import { accessInterrupts, PRIVATE, SHARED } from '../vgic/interrupt-registers.ts';
import { writeControl } from '../vgic/settings.ts';
import { sendSoftwareInterrupt } from '../vgic/signals.ts';
import { accessSources } from './sources.ts';
import { accessTargets } from './targets.ts';

const CTLR: u32 = 0x0;
const TYPER: u32 = 0x4;
const IIDR: u32 = 0x8;
const ITARGETSR: u32 = 0x800;
const SGIR: u32 = 0xf00;
const SOURCES: u32 = 0xf10;
const SOURCES_END: u32 = 0xf30;
const PIDR2: u32 = 0xfe8;

/** Product 'B', revision 0, implementer Arm's code for software (0x43b, as IHI 0048 asks for a JEP106 code). */
const IIDR_VALUE: u32 = 0x4200_043b;
/** ArchRev 2: GICv2. */
const PIDR2_VALUE: u32 = 0x2b;
const CPU_NUMBER_SHIFT: u32 = 5;
/** Where a private interrupt has no part in a register any more: with a bit, a byte, two bits for each. */
const PRIVATE_WORD_BYTES: u32 = 4;
const PRIVATE_PRIORITIES_END: u32 = IPRIORITYR + 32;
const PRIVATE_TRIGGERS_END: u32 = ICFGR + 8;
const SGIS: u64 = 0xffffn;

const enum Filter {
  Listed = 0,
  AllOthers = 1,
  Self = 2,
}

/** GICD_SGIR (4.3.15). */
function sendSgi(partition: Partition, self: VirtualCpu, value: u32): void {
  const one: u32 = 1;
  const own: u32 = one << self.index;
  const intid: u32 = value & 15;
  switch ((value >>> 24) & 3) {
    case Filter.Listed:
      sendSoftwareInterrupt(partition, self, intid, (value >>> 16) & 0xff);
      break;
    case Filter.AllOthers:
      sendSoftwareInterrupt(partition, self, intid, 0xff & ~own);
      break;
    case Filter.Self:
      sendSoftwareInterrupt(partition, self, intid, own);
      break;
    default:
      break;
  }
}

function readConstant(partition: Partition, offset: u32): u32 {
  switch (offset) {
    case CTLR:
      return partition.interrupts.control.loadRelaxed();
    case TYPER:
      return ((partition.vcpuCount - 1) << CPU_NUMBER_SHIFT) | ((partition.interrupts.intids >>> 5) - 1);
    case IIDR:
      return IIDR_VALUE;
    case PIDR2:
      return PIDR2_VALUE;
    default:
      return 0;
  }
}

/** Registers that are not of single interrupts. */
function accessControl(partition: Partition, self: VirtualCpu, access: Access): void {
  const offset = access.offset;
  if (!access.write) {
    access.value = access.sizeBytes === 4 ? u64(readConstant(partition, offset)) : 0n;
  } else if (access.sizeBytes === 4 && offset === CTLR) {
    writeControl(partition, self, truncateU32(access.value));
  } else if (access.sizeBytes === 4 && offset === SGIR) {
    sendSgi(partition, self, truncateU32(access.value));
  }
}

/** Whether an offset is that of a register of the vCPU's own interrupts, of which each has its copy (4.1.4). */
function isPrivate(offset: u32): boolean {
  if (offset < IPRIORITYR) return (offset & 0x7f) < PRIVATE_WORD_BYTES;
  return offset < ICFGR ? offset < PRIVATE_PRIORITIES_END : offset < PRIVATE_TRIGGERS_END;
}

function accessInterruptRegisters(partition: Partition, self: VirtualCpu, access: Access): void {
  const family: u32 = access.offset & ~0x7f;
  const own = isPrivate(access.offset);
  // An SGI is made pending, or not, by GICD_SPENDSGIR and GICD_CPENDSGIR, with a source.
  if (access.write && own && (family === ISPENDR || family === ICPENDR)) access.value &= ~SGIS;
  accessInterrupts(partition, self, self, own ? PRIVATE : SHARED, access);
}

/** One access of the guest to the distributor. Whatever does not exist reads as zero and ignores writes. */
export function accessDistributor(partition: Partition, self: VirtualCpu, access: Access): void {
  const offset = access.offset;
  if (offset >= ITARGETSR && offset < ICFGR) accessTargets(partition, self, access, offset - ITARGETSR);
  else if (offset >= IGROUPR && offset < SGIR) accessInterruptRegisters(partition, self, access);
  else if (offset >= SOURCES && offset < SOURCES_END)
    accessSources(partition, self, access, offset - SOURCES);
  else accessControl(partition, self, access);
}
