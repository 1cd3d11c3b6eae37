import { ARITHMETIC_PIECES } from './arithmetic.ts';
import { CHECK_PIECES } from './checks.ts';
import { HARDWARE_PIECES } from './hardware.ts';
import { SHARING_PIECES } from './sharing.ts';

/** A definition of the run-time part, emitted only into programs that use it. */
export interface RuntimePiece {
  readonly text: string;
  /** Pieces that must come before. */
  readonly needs: readonly string[];
}

const PIECES: ReadonlyMap<string, RuntimePiece> = new Map([
  ...CHECK_PIECES,
  ...ARITHMETIC_PIECES,
  ...HARDWARE_PIECES,
  ...SHARING_PIECES,
]);

/** Every name that the run-time part may define. */
export const RUNTIME_NAMES: readonly string[] = [
  ...PIECES.keys(),
  'bare_check_failed',
  'FAIL_IF',
  'BARE_UNCHECKED',
  'string_entry',
  'bare_own',
  'bare_own_area',
  'bare_own_areas',
  'bare_word',
  'BARE_CORES',
  'INLINE',
  'INLINABLE',
  'UNLIKELY',
  'KEEP',
  'COLD',
  'APART',
  'ALIGNED',
];

/** What every translation starts with; no headers, whose paths would get into the debug information. */
export const PREAMBLE = `typedef __UINT8_TYPE__ u8;
typedef __UINT16_TYPE__ u16;
typedef __UINT32_TYPE__ u32;
typedef __UINT64_TYPE__ u64;
typedef __INT8_TYPE__ i8;
typedef __INT16_TYPE__ i16;
typedef __INT32_TYPE__ i32;
typedef __INT64_TYPE__ i64;
typedef _Bool bool;
typedef struct { const char *bytes; u32 length; } string;

#define true ((bool)1)
#define false ((bool)0)
#define NULL ((void *)0)
#define STRING(text) ((string){ text, sizeof(text) - 1 })
#define UNLIKELY(condition) __builtin_expect(condition, 0)
#define APART __attribute__((noinline))
#if defined(__clang__)
#define COLD __attribute__((cold, minsize))
#define INLINE static inline __attribute__((always_inline, nodebug))
#define INLINABLE static inline __attribute__((nodebug))
#else
#define COLD __attribute__((cold))
#define INLINE static inline __attribute__((always_inline, artificial))
#define INLINABLE static inline
#endif`;

/** The used pieces with what they need, in an order in which C accepts them. */
export function runtimeText(used: ReadonlySet<string>): string {
  const written = new Set<string>();
  const texts: string[] = [];
  const write = (name: string): void => {
    const piece = PIECES.get(name);
    if (piece === undefined || written.has(name)) return;
    written.add(name);
    for (const needed of piece.needs) write(needed);
    texts.push(piece.text);
  };
  for (const name of [...used].sort()) write(name);
  return texts.join('\n\n');
}
