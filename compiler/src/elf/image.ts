import {
  type ElfFile,
  type ElfSection,
  type ElfSource,
  PT_LOAD,
  readElf,
  SHF_ALLOC,
  SHT_NOBITS,
  SHT_REL,
  SHT_RELA,
  SHT_RELR,
} from './elf.ts';

/** The bytes to load, from the lowest load address on: what `objcopy -O binary` writes. */
export function flatBinary(source: ElfSource): Buffer {
  const elf = readElf(source);
  const loaded = elf.sections
    .filter((s) => (s.flags & SHF_ALLOC) !== 0n && s.type !== SHT_NOBITS && s.sizeBytes > 0)
    .map((section) => ({ section, address: loadAddress(elf, section) }));
  if (loaded.length === 0) return Buffer.alloc(0);
  const byAddress = loaded.sort((a, b) => (a.address < b.address ? -1 : 1));
  const start = byAddress[0]!.address;
  const last = byAddress.at(-1)!;
  const end = last.address + BigInt(last.section.sizeBytes);
  const image = Buffer.alloc(Number(end - start));
  for (const { section, address } of loaded)
    elf.bytes.copy(image, Number(address - start), section.offset, section.offset + section.sizeBytes);
  return image;
}

function loadAddress(elf: ElfFile, section: ElfSection): bigint {
  const segment = elf.segments.find(
    (s) =>
      s.type === PT_LOAD &&
      section.address >= s.virtualAddress &&
      section.address + BigInt(section.sizeBytes) <= s.virtualAddress + s.memoryBytes,
  );
  return segment === undefined
    ? section.address
    : section.address - segment.virtualAddress + segment.physicalAddress;
}

/** Size in bytes of each section that is loaded, by name. */
export function sectionSizes(source: ElfSource): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const section of readElf(source).sections)
    if ((section.flags & SHF_ALLOC) !== 0n)
      sizes[section.name] = (sizes[section.name] ?? 0) + section.sizeBytes;
  return sizes;
}

/** Addresses that a loader would have to relocate at run time. */
export function dynamicRelocations(source: ElfSource): bigint[] {
  const elf = readElf(source);
  const kinds = [SHT_RELA, SHT_REL, SHT_RELR];
  return elf.sections
    .filter((s) => kinds.includes(s.type) && (s.flags & SHF_ALLOC) !== 0n)
    .flatMap((section) => {
      const entryBytes = section.type === SHT_RELA ? 24 : section.type === SHT_REL ? 16 : 8;
      const count = Math.floor(section.sizeBytes / entryBytes);
      return Array.from({ length: count }, (_, i) =>
        elf.bytes.readBigUInt64LE(section.offset + i * entryBytes),
      );
    });
}
