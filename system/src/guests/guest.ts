/** The kinds of guest, as authored. Paths are relative to the system file. */

/** An arm64 Linux kernel (`Image`, uncompressed) booted by the Linux boot protocol. */
export interface LinuxGuest {
  readonly kind: 'linux';
  readonly kernel: string;
  readonly initrd?: string;
  readonly commandLine?: string;
}

/** A partition written in Bare TypeScript; compiled when the system is built. */
export interface TypeScriptGuest {
  readonly kind: 'typescript';
  readonly entry: string;
}

/** A 64-bit AArch64 ELF file, loaded by its program headers. */
export interface ElfGuest {
  readonly kind: 'elf';
  readonly file: string;
}

/** Bytes copied to one guest-physical address. */
export interface RawGuest {
  readonly kind: 'raw';
  readonly file: string;
  readonly loadAddress: bigint | number;
  /** Where vCPU 0 starts; default: the load address. */
  readonly entry?: bigint | number;
}

export type Guest = LinuxGuest | TypeScriptGuest | ElfGuest | RawGuest;
export type GuestKind = Guest['kind'];

export function linux(options: Omit<LinuxGuest, 'kind'>): LinuxGuest {
  return { ...options, kind: 'linux' };
}
export function typescript(options: Omit<TypeScriptGuest, 'kind'>): TypeScriptGuest {
  return { ...options, kind: 'typescript' };
}
export function elf(options: Omit<ElfGuest, 'kind'>): ElfGuest {
  return { ...options, kind: 'elf' };
}
export function raw(options: Omit<RawGuest, 'kind'>): RawGuest {
  return { ...options, kind: 'raw' };
}
