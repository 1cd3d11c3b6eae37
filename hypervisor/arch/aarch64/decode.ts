/**
 * Loads and stores whose syndrome does not describe them (ISS.ISV = 0): post- and pre-indexed ones and
 * pairs (Arm ARM C4.1.94). The instruction is fetched from the guest's own memory.
 */
import { type u32, u64, wrappingAdd } from '@bulkhead/bare';

/** A decoded load or store of general registers. */
export class Transfer {
  load: boolean = false;
  /** 1, 2, 4 or 8, of each register. */
  sizeBytes: u32 = 0;
  signExtend: boolean = false;
  /** The sign-extended result has 64 bits. */
  wide: boolean = false;
  pair: boolean = false;
  register: u32 = 0;
  secondRegister: u32 = 0;
  base: u32 = 0;
  /** Added to the base register after (post) or before (pre) the access. */
  writeBack: boolean = false;
  offset: u64 = 0n;
}

/** `value` as a signed number of `bits` bits, in two's complement of 64. */
export function signExtend(value: u64, bits: u64): u64 {
  const sign: u64 = 1n << (bits - 1n);
  return (value & sign) === 0n ? value : value | ~(sign - 1n);
}

/** Load/store register, immediate post-indexed or pre-indexed: size 111 V 00 opc 0 imm9 x1 Rn Rt. */
function decodeSingle(transfer: Transfer, instruction: u32): boolean {
  if ((instruction & 0x3f20_0400) !== 0x3800_0400) return false;
  const opc: u32 = (instruction >>> 22) & 3;
  const size: u32 = instruction >>> 30;
  const reserved = (size === 3 && opc >= 2) || (size === 2 && opc === 3);
  if (reserved) return false;
  const one: u32 = 1;
  transfer.load = opc !== 0;
  transfer.sizeBytes = one << size;
  transfer.signExtend = opc >= 2;
  transfer.wide = opc === 2;
  transfer.pair = false;
  transfer.register = instruction & 0x1f;
  transfer.base = (instruction >>> 5) & 0x1f;
  transfer.writeBack = true;
  transfer.offset = signExtend(u64((instruction >>> 12) & 0x1ff), 9n);
  return true;
}

/** Load/store pair: opc 101 V 0 mode L imm7 Rt2 Rn Rt; mode 1 post-index, 2 offset, 3 pre-index. */
function decodePair(transfer: Transfer, instruction: u32): boolean {
  if ((instruction & 0x3e00_0000) !== 0x2800_0000) return false;
  const opc: u32 = instruction >>> 30;
  const mode: u32 = (instruction >>> 23) & 3;
  const load = (instruction & 0x40_0000) !== 0;
  // opc 1 is LDPSW, which has neither a store (that encodes STGP) nor a non-temporal form.
  const signed = opc === 1;
  if (opc === 3 || (signed && (!load || mode === 0))) return false;
  transfer.load = load;
  transfer.sizeBytes = opc === 2 ? 8 : 4;
  transfer.signExtend = signed;
  transfer.wide = signed;
  transfer.pair = true;
  transfer.register = instruction & 0x1f;
  transfer.secondRegister = (instruction >>> 10) & 0x1f;
  transfer.base = (instruction >>> 5) & 0x1f;
  transfer.writeBack = mode === 1 || mode === 3;
  const scaled: u64 = signExtend(u64((instruction >>> 15) & 0x7f), 7n);
  transfer.offset = opc === 2 ? scaled << 3n : scaled << 2n;
  return true;
}

/** True when the instruction is one of those; `transfer` then describes it. */
export function decode(transfer: Transfer, instruction: u32): boolean {
  return decodeSingle(transfer, instruction) || decodePair(transfer, instruction);
}

/** The base register after the access. */
export function writtenBack(transfer: Transfer, base: u64): u64 {
  return wrappingAdd(base, transfer.offset);
}
