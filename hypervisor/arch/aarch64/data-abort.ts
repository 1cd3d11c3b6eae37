/** Stage-2 data aborts: emulated devices, or the end of the partition. */
import { bit, bitFields, bits, type u32, u64, wrappingAdd, wrappingSub } from '@bulkhead/bare';
import { FaultCause } from '../../abi/events.ts';
import type { GuestVa, Ipa } from '../../core/addresses.ts';
import type { Cpu } from '../../core/cpu.ts';
import type { Partition, VirtualCpu } from '../../core/partition.ts';
import { decode, signExtend, type Transfer, writtenBack } from './decode.ts';
import { faultingIpa } from './fault-address.ts';
import { refuseAccess, stopForFault } from './faults.ts';
import { findGuestMemory, NOWHERE } from './guest-memory.ts';
import { readBase, writeBase } from './guest-registers.unsafe.ts';
import { skipInstruction } from './inject.ts';
import type { GuestFrame } from './layout.ts';
import { readGuestInstruction } from './memory.unsafe.ts';
import { accessPlatform, isPlatform } from './mmio.ts';
import { readElr } from './system.unsafe.ts';

/** ESR_EL2 of a data abort (Arm ARM D19.2.37). */
const DataAbort = bitFields('u64', {
  status: bits(5, 0, 'u32'),
  isWrite: bit(6),
  /** The fault came from a stage-1 table walk. */
  isTableWalk: bit(7),
  /** Cache maintenance or address translation: nothing is transferred. */
  isMaintenance: bit(8),
  isWide: bit(15),
  register: bits(20, 16, 'u32'),
  signExtends: bit(21),
  sizeLog2: bits(23, 22, 'u32'),
  /** The fields that describe the transfer are valid. */
  isDescribed: bit(24),
});
/** Status codes 0b0001xx: translation fault. */
const STATUS_KIND: u32 = 0x3c;
const STATUS_TRANSLATION: u32 = 0x04;
/** An external abort on the access or on a table walk (0b010000, 0b0101xx). */
const STATUS_CLASS: u32 = 0x30;
const STATUS_EXTERNAL: u32 = 0x10;

const ALL: u64 = 0xffff_ffff_ffff_ffffn;

/** Register 31 is the zero register in a transfer. */
function readRegister(frame: GuestFrame, register: u32): u64 {
  return register === 31 ? 0n : frame.x[register];
}

function writeRegister(frame: GuestFrame, register: u32, value: u64): void {
  if (register !== 31) frame.x[register] = value;
}

/** The lowest 1, 2, 4 or 8 bytes: without a branch, since every access comes here. */
function lowBytes(value: u64, sizeBytes: u32): u64 {
  const all: u32 = 64;
  const above: u32 = wrappingSub(all, sizeBytes << 3) & 63;
  return value & (ALL >> u64(above));
}

/** One register's worth of an access. False when there is no device at `ipa`. */
function transferOne(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  transfer: Transfer,
  register: u32,
  ipa: Ipa,
): boolean {
  const access = cpu.access;
  const sizeBytes = transfer.sizeBytes;
  access.sizeBytes = sizeBytes;
  access.write = !transfer.load;
  access.value = transfer.load ? 0n : lowBytes(readRegister(frame, register), sizeBytes);
  if (!accessPlatform(cpu, partition, vcpu, ipa)) return false;
  if (!transfer.load) return true;
  let value: u64 = lowBytes(access.value, sizeBytes);
  if (transfer.signExtend && sizeBytes < 8) value = signExtend(value, u64(sizeBytes * 8));
  if (transfer.signExtend && !transfer.wide) value &= 0xffff_ffffn;
  writeRegister(frame, register, value);
  return true;
}

/** Fills `transfer` from a valid syndrome. */
function describe(transfer: Transfer, syndrome: u64): void {
  const one: u32 = 1;
  transfer.load = !DataAbort.isWrite(syndrome);
  transfer.sizeBytes = one << DataAbort.sizeLog2(syndrome);
  transfer.signExtend = DataAbort.signExtends(syndrome);
  transfer.wide = DataAbort.isWide(syndrome);
  transfer.pair = false;
  transfer.register = DataAbort.register(syndrome);
  transfer.writeBack = false;
}

/**
 * Fetches and decodes the guest's instruction; false when it cannot be read or is none that is decoded.
 * @cold
 */
function fetchAndDecode(partition: Partition, transfer: Transfer): boolean {
  const va: GuestVa = readElr();
  const pa = (va & 3n) === 0n ? findGuestMemory(partition, va) : NOWHERE;
  if (pa === NOWHERE) return false;
  return decode(transfer, readGuestInstruction(pa));
}

function writeBack(frame: GuestFrame, transfer: Transfer): void {
  if (!transfer.writeBack) return;
  if (transfer.base === 31) writeBase(writtenBack(transfer, readBase()));
  else frame.x[transfer.base] = writtenBack(transfer, frame.x[transfer.base]);
}

/** Both halves of a pair, then the base register. */
function emulate(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  transfer: Transfer,
  ipa: Ipa,
): boolean {
  const second: Ipa = wrappingAdd(ipa, u64(transfer.sizeBytes));
  // A pair that cannot be completed is not begun: it may load its own base register.
  if (transfer.pair && !isPlatform(partition, second)) return false;
  if (!transferOne(cpu, partition, vcpu, frame, transfer, transfer.register, ipa)) return false;
  if (transfer.pair && !transferOne(cpu, partition, vcpu, frame, transfer, transfer.secondRegister, second))
    return false;
  writeBack(frame, transfer);
  skipInstruction();
  return true;
}

/** A described translation fault of the access itself, without sign extension. */
const QUICK_MASK: u64 = DataAbort.of({
  status: STATUS_KIND,
  isTableWalk: true,
  isMaintenance: true,
  signExtends: true,
  isDescribed: true,
});
const QUICK_VALUE: u64 = DataAbort.of({ status: STATUS_TRANSLATION, isDescribed: true });

/** The ordinary access to a device; false when nothing has been done. */
export function accessQuickly(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  syndrome: u64,
): boolean {
  const register = DataAbort.register(syndrome);
  if ((syndrome & QUICK_MASK) !== QUICK_VALUE) return false;
  const one: u32 = 1;
  const access = cpu.access;
  const write = DataAbort.isWrite(syndrome);
  access.sizeBytes = one << DataAbort.sizeLog2(syndrome);
  access.write = write;
  access.value = write ? lowBytes(readRegister(frame, register), access.sizeBytes) : 0n;
  if (!accessPlatform(cpu, partition, vcpu, faultingIpa())) return false;
  if (!write) writeRegister(frame, register, lowBytes(access.value, access.sizeBytes));
  skipInstruction();
  return true;
}

/** A data abort from the guest. */
export function handleDataAbort(
  cpu: Cpu,
  partition: Partition,
  vcpu: VirtualCpu,
  frame: GuestFrame,
  syndrome: u64,
): void {
  const ipa = faultingIpa();
  const status = DataAbort.status(syndrome);
  if ((status & STATUS_CLASS) === STATUS_EXTERNAL) {
    stopForFault(partition, vcpu, frame, FaultCause.SystemError);
    return;
  }
  const mayEmulate =
    (status & STATUS_KIND) === STATUS_TRANSLATION &&
    !DataAbort.isTableWalk(syndrome) &&
    !DataAbort.isMaintenance(syndrome);
  if (!mayEmulate || !isPlatform(partition, ipa)) {
    refuseAccess(partition, vcpu, frame, FaultCause.DataAbort);
    return;
  }
  const transfer = cpu.transfer;
  if (DataAbort.isDescribed(syndrome)) {
    describe(transfer, syndrome);
  } else if (!fetchAndDecode(partition, transfer)) {
    refuseAccess(partition, vcpu, frame, FaultCause.Undecodable);
    return;
  }
  if (!emulate(cpu, partition, vcpu, frame, transfer, ipa)) {
    refuseAccess(partition, vcpu, frame, FaultCause.DataAbort);
  }
}
