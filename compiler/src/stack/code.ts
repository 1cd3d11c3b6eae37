import { type ElfSource, readElf, SHT_SYMTAB, textAt } from '../elf/elf.ts';

const SHF_EXECINSTR = 4n;
const STT_NOTYPE = 0;
const STT_FUNC = 2;
const SYMBOL_BYTES = 24;

/** A function whose extent the symbol table gives: what a compiler emitted. */
export interface FunctionExtent {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The instructions of a linked program, and the names in them. */
export class Code {
  readonly functions: readonly FunctionExtent[];
  readonly #labels: readonly (readonly [address: number, name: string])[];
  readonly #sections: readonly { readonly start: number; readonly bytes: Buffer }[];
  readonly #addresses = new Map<string, number>();

  constructor(source: ElfSource) {
    const elf = readElf(source);
    this.#sections = elf.sections
      .filter((s) => (s.flags & SHF_EXECINSTR) !== 0n)
      .map((s) => ({
        start: Number(s.address),
        bytes: elf.bytes.subarray(s.offset, s.offset + s.sizeBytes),
      }));
    const functions = new Map<number, FunctionExtent>();
    const labels = new Map<number, string>();
    for (const symbol of readSymbols(elf)) {
      this.#addresses.set(symbol.name, symbol.address);
      if (this.wordAt(symbol.address) === undefined) continue;
      const end = symbol.address + symbol.sizeBytes;
      if (symbol.type === STT_FUNC && symbol.sizeBytes > 0)
        functions.set(symbol.address, { name: symbol.name, start: symbol.address, end });
      else if (symbol.type === STT_NOTYPE || symbol.type === STT_FUNC)
        labels.set(symbol.address, symbol.name);
    }
    this.functions = [...functions.values()].sort((a, b) => a.start - b.start);
    this.#labels = [...labels].sort((a, b) => a[0] - b[0]);
  }

  wordAt(address: number): number | undefined {
    const section = this.#sections.find((s) => address >= s.start && address + 4 <= s.start + s.bytes.length);
    return section?.bytes.readUInt32LE(address - section.start);
  }

  addressOf(symbol: string): number | undefined {
    return this.#addresses.get(symbol);
  }

  /** The compiled function that an address lies in; none in assembly. */
  functionAt(address: number): FunctionExtent | undefined {
    return this.functions.find(({ start, end }) => address >= start && address < end);
  }

  nameAt(address: number): string {
    const compiled = this.functionAt(address);
    if (compiled !== undefined) return compiled.name;
    const label = this.#labels.findLast(([start]) => start <= address);
    if (label === undefined) return `0x${address.toString(16)}`;
    const offset = address - label[0];
    return offset === 0 ? label[1] : `${label[1]}+0x${offset.toString(16)}`;
  }
}

function* readSymbols(elf: ReturnType<typeof readElf>) {
  for (const section of elf.sections) {
    const strings = elf.sections[section.link];
    if (section.type !== SHT_SYMTAB || strings === undefined) continue;
    for (let at = section.offset; at < section.offset + section.sizeBytes; at += SYMBOL_BYTES) {
      const name = textAt(elf.bytes, strings.offset + elf.bytes.readUInt32LE(at));
      if (name === '' || name.startsWith('$')) continue;
      const type = elf.bytes.readUInt8(at + 4) & 0xf;
      const [address, sizeBytes] = [
        elf.bytes.readBigUInt64LE(at + 8),
        elf.bytes.readBigUInt64LE(at + 16),
      ].map(Number) as [number, number];
      yield { name, type, address, sizeBytes };
    }
  }
}
