/** The virtual redistributors' registers (GICR_*, IHI 0069 12.10 and 12.11): RD_base, then SGI_base. */
import { truncateU32, type u32, u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import type { Access } from '../access.ts';
import { accessInterrupts, PRIVATE } from '../vgic/interrupt-registers.ts';
import { IIDR_VALUE, PIDR2_VALUE } from './distributor.ts';

const FRAME_BYTES: u32 = 0x2_0000;
const SGI_BASE: u32 = 0x1_0000;
const IIDR: u32 = 0x4;
const TYPER: u32 = 0x8;
const WAKER: u32 = 0x14;
const PIDR2: u32 = 0xffe8;
/** WAKER: ProcessorSleep is written, ChildrenAsleep follows it at once. */
const PROCESSOR_SLEEP: u32 = 1 << 1;
const CHILDREN_ASLEEP: u32 = 1 << 2;

/**
 * GICR_TYPER: affinity in bits 63:32, processor number in 23:8, Last in 4.
 * @apart
 */
function typer(partition: Partition, owner: VirtualCpu): u64 {
  const index: u64 = u64(owner.index);
  const last: u64 = owner.index + 1 === partition.vcpuCount ? 1n << 4n : 0n;
  return (index << 32n) | (index << 8n) | last;
}

function readBase(partition: Partition, owner: VirtualCpu, offset: u32, sizeBytes: u32): u64 {
  if (sizeBytes < 4) return 0n;
  switch (offset) {
    case IIDR:
      return u64(IIDR_VALUE);
    case TYPER:
      return sizeBytes === 8 ? typer(partition, owner) : typer(partition, owner) & 0xffff_ffffn;
    case TYPER + 4:
      return typer(partition, owner) >> 32n;
    case WAKER:
      return owner.interrupts.asleep.loadRelaxed() ? u64(PROCESSOR_SLEEP | CHILDREN_ASLEEP) : 0n;
    case PIDR2:
      return u64(PIDR2_VALUE);
    default:
      return 0n;
  }
}

/** RD_base: constants, and one bit that needs no lock. */
function accessBase(partition: Partition, owner: VirtualCpu, offset: u32, access: Access): void {
  if (!access.write) {
    access.value = readBase(partition, owner, offset, access.sizeBytes);
  } else if (offset === WAKER && access.sizeBytes === 4) {
    owner.interrupts.asleep.storeRelaxed((truncateU32(access.value) & PROCESSOR_SLEEP) !== 0);
  }
}

/** One access of the guest to the redistributors; the caller has bounded the offset by the vCPUs' frames. */
export function accessRedistributor(partition: Partition, self: VirtualCpu, access: Access): void {
  const owner = partition.vcpus[access.offset / FRAME_BYTES];
  const offset: u32 = access.offset % FRAME_BYTES;
  if (offset < SGI_BASE) {
    accessBase(partition, owner, offset, access);
  } else {
    access.offset = offset - SGI_BASE;
    accessInterrupts(partition, self, owner, PRIVATE, access);
  }
}
