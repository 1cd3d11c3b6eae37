import { ARITHMETIC_PIECES } from './arithmetic.ts';
import { CHECK_PIECES } from './checks.ts';
import { HARDWARE_PIECES } from './hardware.ts';

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
]);

/** Every name that the run-time part may define. */
export const RUNTIME_NAMES: readonly string[] = [
  ...PIECES.keys(),
  'bare_check_failed',
  'string_entry',
  'bare_word',
  'INLINE',
  'UNLIKELY',
  'KEEP',
  'ALIGNED',
];

/** What every translation starts with. */
export const PREAMBLE = `#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t i8;
typedef int16_t i16;
typedef int32_t i32;
typedef int64_t i64;
typedef struct { const char *bytes; u32 length; } string;

#define STRING(text) ((string){ text, sizeof(text) - 1 })
#define UNLIKELY(condition) __builtin_expect(condition, 0)
#if defined(__clang__)
#define INLINE static inline __attribute__((always_inline, nodebug))
#else
#define INLINE static inline __attribute__((always_inline, artificial))
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
