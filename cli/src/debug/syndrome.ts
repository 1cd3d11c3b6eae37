/** Reads ESR_EL2 aloud (Arm ARM DDI 0487, D19.2.37: ESR_EL2 and its ISS encodings). */

/** Exception classes that reach the hypervisor from a guest, and its own. */
const CLASSES: ReadonlyMap<number, string> = new Map([
  [0x00, 'unknown reason (an undefined instruction)'],
  [0x01, 'WFI or WFE'],
  [0x03, 'MCR or MRC (coprocessor 15)'],
  [0x05, 'MCR or MRC (coprocessor 14)'],
  [0x07, 'floating-point or SIMD access'],
  [0x0e, 'illegal execution state'],
  [0x12, 'HVC (AArch32)'],
  [0x13, 'SMC (AArch32)'],
  [0x15, 'SVC'],
  [0x16, 'HVC'],
  [0x17, 'SMC'],
  [0x18, 'system register access'],
  [0x19, 'SVE access'],
  [0x20, 'instruction abort'],
  [0x21, 'instruction abort at its own level'],
  [0x22, 'PC alignment'],
  [0x24, 'data abort'],
  [0x25, 'data abort at its own level'],
  [0x26, 'SP alignment'],
  [0x2f, 'SError'],
  [0x30, 'breakpoint'],
  [0x32, 'software step'],
  [0x34, 'watchpoint'],
  [0x3c, 'BRK'],
]);
const INSTRUCTION_ABORTS = [0x20, 0x21];
const DATA_ABORTS = [0x24, 0x25];
const BRK = 0x3c;

/** One line of plain words, the way a person would say it. */
export function describeSyndrome(esr: bigint): string {
  const exceptionClass = bits(esr, 26, 6);
  const iss = bits(esr, 0, 25);
  const name = CLASSES.get(exceptionClass) ?? `exception class 0x${exceptionClass.toString(16)}`;
  if (INSTRUCTION_ABORTS.includes(exceptionClass)) return `${name}, ${faultStatus(iss & 0x3f)}`;
  if (DATA_ABORTS.includes(exceptionClass)) return `${name}: ${describeAccess(iss)}`;
  if (exceptionClass === 0x18) return `${name}: ${describeSystemRegister(iss)}`;
  if (exceptionClass === BRK) return `${name} #${iss & 0xffff}`;
  return name;
}

/** The immediate of a `brk`: the number of a failed check. */
export function breakNumber(esr: bigint): number | undefined {
  return bits(esr, 26, 6) === BRK ? bits(esr, 0, 16) : undefined;
}

function describeAccess(iss: number): string {
  const direction = (iss >> 6) & 1 ? 'write' : 'read';
  const hasSyndrome = (iss >> 24) & 1;
  const size = 1 << ((iss >> 22) & 3);
  const what = hasSyndrome
    ? `${direction} of ${size} ${size === 1 ? 'byte' : 'bytes'} (${registerName((iss >> 16) & 31)})`
    : `${direction} by an instruction without a valid syndrome (ISV=0)`;
  const walk = (iss >> 7) & 1 ? ', on a translation table walk' : '';
  return `${what}, ${faultStatus(iss & 0x3f)}${walk}`;
}

function registerName(number: number): string {
  return number === 31 ? 'zero register' : `x${number}`;
}

/** DFSC and IFSC: bits 5:2 say what, bits 1:0 at which level. */
function faultStatus(code: number): string {
  const kinds = ['address size fault', 'translation fault', 'access flag fault', 'permission fault'];
  if (code < 0x10) return `${kinds[code >> 2]} at level ${code & 3}`;
  if (code === 0x10) return 'synchronous external abort';
  if (code >= 0x14 && code <= 0x17) return `synchronous external abort on a table walk at level ${code & 3}`;
  if (code === 0x21) return 'alignment fault';
  if (code === 0x30) return 'TLB conflict';
  return `fault status 0x${code.toString(16)}`;
}

/** The register as the assembler's generic name has it, for instance S3_0_C1_C0_1. */
function describeSystemRegister(iss: number): string {
  const [op0, op2, op1] = [(iss >> 20) & 3, (iss >> 17) & 7, (iss >> 14) & 7];
  const [crn, rt, crm] = [(iss >> 10) & 15, (iss >> 5) & 31, (iss >> 1) & 15];
  const name = `S${op0}_${op1}_C${crn}_C${crm}_${op2}`;
  return iss & 1 ? `MRS ${registerName(rt)}, ${name}` : `MSR ${name}, ${registerName(rt)}`;
}

function bits(value: bigint, low: number, width: number): number {
  return Number((value >> BigInt(low)) & ((1n << BigInt(width)) - 1n));
}
