const RESERVED = new Set(
  (
    'auto break case char const continue default do double else enum extern float for goto if inline int long ' +
    'register restrict return short signed sizeof static struct switch typedef union unsigned void volatile ' +
    'while asm typeof bool true false string main u8 u16 u32 u64 i8 i16 i32 i64 NULL STRING FAIL ' +
    'memcpy memset memmove memcmp abs exit offsetof'
  ).split(' '),
);

/** Whether C or what every translation starts with has a meaning for the name. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

/** A C name for a field: the TypeScript name unless C keeps that for itself. */
export function fieldName(name: string): string {
  return RESERVED.has(name) ? `${name}_` : name;
}

/**
 * A C name for a local. Symbols of the program contain an underscore (`module_name`) or are fixed by
 * `@entry`, temporaries are `t1`, `i1`…; a local that could be one of those gets two underscores.
 */
export function localName(name: string, isTaken: (name: string) => boolean): string {
  const c = name.replaceAll('$', '_S');
  const clashes = RESERVED.has(c) || c.includes('_') || /^[ti]\d+$/.test(c) || isTaken(c);
  return clashes ? `${c}__` : c;
}

/** Gives out the global names of a program, each once. */
export class GlobalNames {
  readonly #taken = new Set<string>();

  /** Reserves exactly `name`; false when it is taken. */
  reserve(name: string): boolean {
    if (this.#taken.has(name) || RESERVED.has(name)) return false;
    this.#taken.add(name);
    return true;
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** `wanted`, or the first of `wanted_2`, `wanted_3`… that is free. */
  unique(wanted: string): string {
    const base = wanted.replaceAll('$', '_S');
    if (this.reserve(base)) return base;
    for (let i = 2; ; i++) if (this.reserve(`${base}_${i}`)) return `${base}_${i}`;
  }
}
