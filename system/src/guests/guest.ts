/** The kinds of guest, as authored. Paths are relative to the system file. */

/** An arm64 Linux kernel (`Image`, uncompressed) booted by the Linux boot protocol. */
export interface LinuxGuest {
  /** Made by `linux`. */
  readonly kind: 'linux';
  /** The `Image`. */
  readonly kernel: string;
  /** An initial RAM disk. */
  readonly initrd?: string;
  /** The kernel command line; default: empty. */
  readonly commandLine?: string;
}

/** A partition written in Bare TypeScript; compiled when the system is built. */
export interface TypeScriptGuest {
  /** Made by `typescript`. */
  readonly kind: 'typescript';
  /** The module that exports `main`. */
  readonly entry: string;
}

/** A 64-bit AArch64 ELF file, loaded by its program headers. */
export interface ElfGuest {
  /** Made by `elf`. */
  readonly kind: 'elf';
  /** The program; vCPU 0 starts at its entry point. */
  readonly file: string;
}

/** Bytes copied to one guest-physical address. */
export interface RawGuest {
  /** Made by `raw`. */
  readonly kind: 'raw';
  /** The bytes. */
  readonly file: string;
  /** Where they are copied to, in the partition's memory. */
  readonly loadAddress: bigint | number;
  /** Where vCPU 0 starts; default: the load address. */
  readonly entry?: bigint | number;
}

/** What runs in a partition. */
export type Guest = LinuxGuest | TypeScriptGuest | ElfGuest | RawGuest;
/** The kinds of guest by name. */
export type GuestKind = Guest['kind'];

/** A Linux kernel. */
export function linux(options: Omit<LinuxGuest, 'kind'>): LinuxGuest {
  return { ...options, kind: 'linux' };
}
/** A program in Bare TypeScript. */
export function typescript(options: Omit<TypeScriptGuest, 'kind'>): TypeScriptGuest {
  return { ...options, kind: 'typescript' };
}
/** A program as an ELF file. */
export function elf(options: Omit<ElfGuest, 'kind'>): ElfGuest {
  return { ...options, kind: 'elf' };
}
/** A program as plain bytes. */
export function raw(options: Omit<RawGuest, 'kind'>): RawGuest {
  return { ...options, kind: 'raw' };
}
