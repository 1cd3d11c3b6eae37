/**
 * The functions that a freestanding C compiler may call for copies of structs and the like
 * (GCC manual, "Standards": memcpy, memmove, memset, memcmp). Words are used where both sides are aligned.
 */
export const MEMORY_FUNCTIONS = `#if !defined(__STDC_HOSTED__) || !__STDC_HOSTED__
#define KEEP __attribute__((used, visibility("hidden")))
typedef u64 __attribute__((may_alias)) bare_word;
#define ALIGNED(a, b) ((((u64)(a) | (u64)(b)) & 7) == 0)

KEEP void *memcpy(void *restrict destination, const void *restrict source, u64 size) {
  u8 *d = destination;
  const u8 *s = source;
  if (ALIGNED(d, s)) {
    for (; size >= 32; size -= 32, d += 32, s += 32) {
      u64 a = ((const bare_word *)s)[0], b = ((const bare_word *)s)[1], c = ((const bare_word *)s)[2], e = ((const bare_word *)s)[3];
      ((bare_word *)d)[0] = a, ((bare_word *)d)[1] = b, ((bare_word *)d)[2] = c, ((bare_word *)d)[3] = e;
    }
    for (; size >= 8; size -= 8, d += 8, s += 8) *(bare_word *)d = *(const bare_word *)s;
  }
  for (; size > 0; size--) *d++ = *s++;
  return destination;
}

KEEP void *memset(void *destination, int value, u64 size) {
  u8 *d = destination;
  u64 pattern = (u8)value * 0x0101010101010101ull;
  for (; size > 0 && !ALIGNED(d, 0); size--) *d++ = (u8)value;
  for (; size >= 64; size -= 64, d += 64) {
    bare_word *w = (bare_word *)d;
    w[0] = w[1] = w[2] = w[3] = w[4] = w[5] = w[6] = w[7] = pattern;
  }
  for (; size >= 8; size -= 8, d += 8) *(bare_word *)d = pattern;
  for (; size > 0; size--) *d++ = (u8)value;
  return destination;
}

KEEP void *memmove(void *destination, const void *source, u64 size) {
  u8 *d = destination;
  const u8 *s = source;
  if (d <= s || d >= s + size) {
    for (u64 i = 0; i < size; i++) d[i] = s[i];
  } else {
    for (u64 i = size; i > 0; i--) d[i - 1] = s[i - 1];
  }
  return destination;
}

KEEP int memcmp(const void *left, const void *right, u64 size) {
  const u8 *a = left;
  const u8 *b = right;
  for (u64 i = 0; i < size; i++)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}
#endif`;
