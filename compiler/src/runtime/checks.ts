import type { RuntimePiece } from './runtime.ts';

const FAIL = `#if defined(__aarch64__)
/* The immediate of the breakpoint instruction is the number of the check. */
#define FAIL(check) ({ __asm__ volatile("brk %0" : : "i"(check)); __builtin_unreachable(); })
#else
extern _Noreturn void bare_check_failed(unsigned check);
#define FAIL(check) bare_check_failed((unsigned)(check))
#endif
#ifdef BARE_UNCHECKED
#define FAIL_IF(condition, check) ((void)(condition), (void)(check))
#else
#define FAIL_IF(condition, check) do { if (UNLIKELY(condition)) FAIL(check); } while (0)
#endif`;

/** Everything that ends in FAIL besides arithmetic, and strings. */
export const CHECK_PIECES: [string, RuntimePiece][] = [
  ['FAIL', { text: FAIL, needs: [] }],
  [
    'NONNULL',
    {
      text: `#define NONNULL(pointer, check) \\
  ({ __typeof__(pointer) pointer_ = (pointer); FAIL_IF(pointer_ == NULL, check); pointer_; })`,
      needs: ['FAIL'],
    },
  ],
  [
    'index_below',
    {
      text: `INLINE u64 index_below(u64 index, u64 length, int check) {
  FAIL_IF(index >= length, check);
  return index;
}`,
      needs: ['FAIL'],
    },
  ],
  [
    'shift_count',
    {
      text: `INLINE u32 shift_count(u64 count, u32 width, int check) {
  FAIL_IF(count >= width, check);
  return (u32)count;
}`,
      needs: ['FAIL'],
    },
  ],
  [
    'slice_end',
    {
      text: `INLINE u32 slice_end(u32 start, u32 end, u32 length, int check) {
  FAIL_IF(start > end || end > length, check);
  return end;
}`,
      needs: ['FAIL'],
    },
  ],
  [
    'bits_within',
    {
      text: `INLINE u64 bits_within(u64 value, u64 mask, int check) {
  FAIL_IF((value & ~mask) != 0, check);
  return value;
}`,
      needs: ['FAIL'],
    },
  ],
  [
    'aligned_address',
    {
      text: `INLINE u64 aligned_address(u64 address, u64 align, int check) {
  FAIL_IF((address & (align - 1)) != 0, check);
  return address;
}`,
      needs: ['FAIL'],
    },
  ],
  [
    'assert_that',
    {
      text: `INLINE void assert_that(bool condition, int check) {
  FAIL_IF(!condition, check);
}`,
      needs: ['FAIL'],
    },
  ],
  [
    'character_at',
    {
      text: `INLINE u8 character_at(string text, u64 index, int check) {
  FAIL_IF(index >= text.length, check);
  return (u8)text.bytes[index];
}`,
      needs: ['FAIL'],
    },
  ],
  [
    'string_at',
    {
      text: `typedef struct { u32 offset, length; } string_entry;
INLINE string string_at(const char *text, string_entry entry) {
  return (string){ text + entry.offset, entry.length };
}`,
      needs: [],
    },
  ],
  // Without `popcount`: compilers call a library for it where the vector registers may not be used.
  ...([32, 64] as const).map((width): [string, RuntimePiece] => {
    const mask = (byte: string) => `0x${byte.repeat(width / 8)}${width === 64 ? 'ull' : 'u'}`;
    const text = `INLINE u32 count_ones_${width}(u${width} value) {
  value -= (value >> 1) & ${mask('55')};
  value = (value & ${mask('33')}) + ((value >> 2) & ${mask('33')});
  return (u32)((((value + (value >> 4)) & ${mask('0f')}) * ${mask('01')}) >> ${width - 8});
}`;
    return [`count_ones_${width}`, { text, needs: [] }];
  }),
  ...(['leading', 'trailing'] as const).flatMap((end) =>
    ([32, 64] as const).map((width): [string, RuntimePiece] => {
      const builtin = `__builtin_c${end[0]}z${width === 64 ? 'll' : ''}`;
      const name = `count_${end}_zeros_${width}`;
      const text = `INLINE u32 ${name}(u${width} value) { return value == 0 ? ${width} : (u32)${builtin}(value); }`;
      return [name, { text, needs: [] }];
    }),
  ),
];
