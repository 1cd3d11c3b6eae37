/** The registers by which a guest sends SGIs (IHI 0069, 12.2). */
import { bit, bitFields, bits, inPlace, type u32, type u64 } from '@bulkhead/bare';
import type { Partition, VirtualCpu } from '../../../core/partition.ts';
import { SystemAccess } from '../system-access.ts';
import { sendSoftwareInterrupt } from '../vgic/signals.ts';

/** ICC_SGI1R_EL1 (IHI 0069, 12.2.21). */
const Sgi1r = bitFields('u64', {
  targets: bits(15, 0, 'u32'),
  aff1: inPlace(23, 16),
  intid: bits(27, 24, 'u32'),
  aff2: inPlace(39, 32),
  toAllOthers: bit(40),
  targetRange: inPlace(47, 44),
  aff3: inPlace(55, 48),
});

const ICC_SGI1R_EL1: u32 = 0xc65d;
const ICC_ASGI1R_EL1: u32 = 0xc65e;
const ICC_SGI0R_EL1: u32 = 0xc65f;

/** The register and the direction in a syndrome, and those of a write to ICC_SGI1R_EL1. */
const ACCESS_MASK: u64 = SystemAccess.of({ isRead: true, crm: 15, crn: 15, op1: 7, op2: 7, op0: 3 });
const SGI1R_WRITE: u64 = SystemAccess.of({ crm: 11, crn: 12, op1: 0, op2: 5, op0: 3 });

/** A write to ICC_SGI1R_EL1, by the syndrome. */
export function isSgi(syndrome: u64): boolean {
  return (syndrome & ACCESS_MASK) === SGI1R_WRITE;
}

/** Whether a register, as `encode` names it, sends SGIs. */
export function isAnySgi(encoding: u32): boolean {
  return encoding === ICC_SGI1R_EL1 || encoding === ICC_ASGI1R_EL1 || encoding === ICC_SGI0R_EL1;
}

/** Whether it sends those of the guest's own security state and Group 1. */
export function isGroup1Sgi(encoding: u32): boolean {
  return encoding === ICC_SGI1R_EL1;
}

/** One cluster: SGIs to others reach nobody. */
export function sendSgi(partition: Partition, vcpu: VirtualCpu, value: u64): void {
  const intid = Sgi1r.intid(value);
  const cluster: u64 = Sgi1r.aff1(value) | Sgi1r.aff2(value) | Sgi1r.aff3(value) | Sgi1r.targetRange(value);
  const one: u32 = 1;
  const self: u32 = one << vcpu.index;
  if (Sgi1r.toAllOthers(value)) sendSoftwareInterrupt(partition, vcpu, intid, 0xff & ~self);
  else if (cluster === 0n) sendSoftwareInterrupt(partition, vcpu, intid, Sgi1r.targets(value));
}
