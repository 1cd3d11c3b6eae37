/** The virtual distributor's registers (GICD_*, IHI 0069 12.9): one security state, affinity routing only. */
import { acquire, truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import { IGROUPR } from '../vgic/families.ts';
import { accessInterrupts, SHARED } from '../vgic/interrupt-registers.ts';
import { writeControl, writeRoute } from '../vgic/settings.ts';

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

/**
 * GICD_IROUTER<n>; its upper half is zero.
 * @cold
 */
function accessRoute(partition: Partition, self: VirtualCpu, access: Access): void {
  const intid: u32 = (access.offset - IROUTER) >>> 3;
  const exists = intid >= 32 && intid < partition.interrupts.intids;
  using guard = acquire(partition.interrupts.gic);
  const gic = guard.value;
  if (!exists || (access.offset & 7) !== 0 || access.sizeBytes < 4) {
    if (!access.write) access.value = 0n;
  } else if (access.write) {
    // Aff3 and IRM are RES0 here (GICD_TYPER.A3V = 0, No1N = 1).
    writeRoute(partition, gic, self, intid, truncateU32(access.value) & 0x00ff_ffff);
  } else {
    access.value = u64(gic.route[intid]);
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

function accessRegister(partition: Partition, self: VirtualCpu, access: Access): void {
  const offset = access.offset;
  const sizeBytes = access.sizeBytes;
  if (offset >= IROUTER && offset < IROUTER_END) {
    accessRoute(partition, self, access);
  } else if (offset >= INTERRUPTS && offset < INTERRUPTS_END) {
    accessInterrupts(partition, self, self, SHARED, access);
  } else if (access.write) {
    if (offset === CTLR && sizeBytes === 4) writeControl(partition, self, truncateU32(access.value));
  } else {
    access.value = sizeBytes === 4 ? readConstant(partition, offset) : 0n;
  }
}

/** One access of the guest to the distributor. Whatever does not exist reads as zero and ignores writes. */
export function accessDistributor(partition: Partition, self: VirtualCpu, access: Access): void {
  const readsControl = access.offset === CTLR && access.sizeBytes === 4 && !access.write;
  if (readsControl) access.value = u64(partition.interrupts.control.loadRelaxed() | CTLR_FIXED);
  else accessRegister(partition, self, access);
}
