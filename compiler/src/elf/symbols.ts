import { type ElfSource, readElf, SHT_SYMTAB, textAt } from './elf.ts';

const SYMBOL_BYTES = 24;
const SHN_UNDEF = 0;
/** STT_SECTION and STT_FILE name no address of the program. */
const UNNAMED_TYPES = new Set([3, 4]);

/** Every symbol of the file with its address. Where local symbols share a name, a global one wins. */
export function symbols(source: ElfSource): Map<string, bigint> {
  const elf = readElf(source);
  const result = new Map<string, bigint>();
  const globals = new Set<string>();
  for (const section of elf.sections) {
    const strings = elf.sections[section.link];
    if (section.type !== SHT_SYMTAB || strings === undefined) continue;
    for (let at = section.offset; at < section.offset + section.sizeBytes; at += SYMBOL_BYTES) {
      const name = textAt(elf.bytes, strings.offset + elf.bytes.readUInt32LE(at));
      const info = elf.bytes.readUInt8(at + 4);
      const isDefined = elf.bytes.readUInt16LE(at + 6) !== SHN_UNDEF;
      // `$x` and `$d` map code and data for disassemblers (ELF for the Arm 64-bit Architecture, 5.5.4).
      if (name === '' || name.startsWith('$') || !isDefined || UNNAMED_TYPES.has(info & 0xf)) continue;
      if (globals.has(name)) continue;
      if (info >> 4 !== 0) globals.add(name);
      result.set(name, elf.bytes.readBigUInt64LE(at + 8));
    }
  }
  return result;
}
