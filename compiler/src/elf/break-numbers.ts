import { type ElfSource, readElf } from './elf.ts';

const SHF_EXECINSTR = 4n;

/** The immediates of the `brk` instructions of a program (Arm ARM DDI 0487, C6.2.42). */
export function breakNumbers(source: ElfSource): Set<number> {
  const elf = readElf(source);
  const numbers = new Set<number>();
  for (const section of elf.sections) {
    if ((section.flags & SHF_EXECINSTR) === 0n) continue;
    for (let at = section.offset; at + 4 <= section.offset + section.sizeBytes; at += 4) {
      const word = elf.bytes.readUInt32LE(at);
      if ((word & 0xffe0001f) >>> 0 === 0xd4200000) numbers.add((word >>> 5) & 0xffff);
    }
  }
  return numbers;
}
