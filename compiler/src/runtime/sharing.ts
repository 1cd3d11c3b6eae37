import type { RuntimePiece } from './runtime.ts';

/** The builtins become plain loads and stores, LDAR, STLR, and exclusive pairs: no library is called. */
const macro = (name: string, parameters: string, text: string): [string, RuntimePiece] => [
  name,
  { text: `#define ${name}(${parameters}) ${text}`, needs: [] },
];

const ATOMICS: [string, RuntimePiece][] = [
  macro('atomic_load', 'place', '__atomic_load_n(place, __ATOMIC_ACQUIRE)'),
  macro('atomic_load_relaxed', 'place', '__atomic_load_n(place, __ATOMIC_RELAXED)'),
  macro('atomic_store', 'place, value', '__atomic_store_n(place, value, __ATOMIC_RELEASE)'),
  macro('atomic_store_relaxed', 'place, value', '__atomic_store_n(place, value, __ATOMIC_RELAXED)'),
  macro('atomic_add', 'place, value', '__atomic_fetch_add(place, value, __ATOMIC_ACQ_REL)'),
  macro('atomic_exchange', 'place, value', '__atomic_exchange_n(place, value, __ATOMIC_ACQ_REL)'),
  macro(
    'atomic_compare_exchange',
    'place, expected, desired',
    '({ __typeof__(*(place)) expected_ = expected; \\\n  (void)__atomic_compare_exchange_n(place, &expected_, desired, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE); expected_; })',
  ),
];

/** Ticket locks: fair, so no core waits longer than the others' turns. */
const LOCKS: [string, RuntimePiece][] = [
  ['bare_lock', { text: 'typedef struct { u32 next, serving; } bare_lock;', needs: [] }],
  [
    'bare_acquire',
    {
      text: `INLINE bare_lock *bare_acquire(bare_lock *lock) {
  u32 ticket = __atomic_fetch_add(&lock->next, 1, __ATOMIC_RELAXED);
  while (__atomic_load_n(&lock->serving, __ATOMIC_ACQUIRE) != ticket) {
#if defined(__aarch64__)
    __asm__ volatile("yield");
#endif
  }
  return lock;
}`,
      needs: ['bare_lock'],
    },
  ],
  [
    'bare_release',
    {
      text: `INLINE void bare_release(bare_lock *const *held) {
  u32 serving = __atomic_load_n(&(*held)->serving, __ATOMIC_RELAXED);
  __atomic_store_n(&(*held)->serving, serving + 1, __ATOMIC_RELEASE);
}`,
      needs: ['bare_lock'],
    },
  ],
  [
    'bare_try_acquire',
    {
      text: `INLINE bare_lock *bare_try_acquire(bare_lock *lock) {
  u32 serving = __atomic_load_n(&lock->serving, __ATOMIC_ACQUIRE);
  bool taken = __atomic_compare_exchange_n(&lock->next, &serving, serving + 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
  return taken ? lock : NULL;
}`,
      needs: ['bare_lock'],
    },
  ],
  [
    'bare_release_if_held',
    {
      text: `INLINE void bare_release_if_held(bare_lock *const *held) {
  if (*held != NULL) bare_release(held);
}`,
      needs: ['bare_release'],
    },
  ],
  [
    'bare_force_release',
    {
      text: `INLINE void bare_force_release(bare_lock *lock) {
  __atomic_store_n(&lock->next, 0, __ATOMIC_RELAXED);
  __atomic_store_n(&lock->serving, 0, __ATOMIC_RELEASE);
}`,
      needs: ['bare_lock'],
    },
  ],
];

export const SHARING_PIECES: [string, RuntimePiece][] = [...ATOMICS, ...LOCKS];
