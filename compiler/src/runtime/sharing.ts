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

/**
 * Ticket locks: fair, so no core waits longer than the others' turns. `owner` is what tells the holder from the other
 * cores (0 on a core that does not know yet which it is); one store of `turn` serves the next and clears it.
 */
const LOCKS: [string, RuntimePiece][] = [
  [
    'bare_lock',
    {
      text: `typedef struct {
  union {
    struct { u32 serving, owner; };
    u64 turn;
  };
  u32 next;
} bare_lock;`,
      needs: [],
    },
  ],
  [
    'bare_core',
    {
      text: `INLINE u32 bare_core(void) {
#if defined(__aarch64__) && defined(BARE_CORES)
  u64 area;
  __asm__ volatile("mrs %0, TPIDR_EL2" : "=r"(area));
  return (u32)area;
#else
  return 1;
#endif
}`,
      needs: [],
    },
  ],
  [
    'bare_acquire',
    {
      text: `INLINABLE bare_lock *bare_acquire(bare_lock *lock) {
  u32 ticket = __atomic_fetch_add(&lock->next, 1, __ATOMIC_RELAXED);
  while (__atomic_load_n(&lock->serving, __ATOMIC_ACQUIRE) != ticket) {
#if defined(__aarch64__)
    __asm__ volatile("yield");
#endif
  }
  __atomic_store_n(&lock->owner, bare_core(), __ATOMIC_RELAXED);
  return lock;
}`,
      needs: ['bare_lock', 'bare_core'],
    },
  ],
  [
    'bare_release',
    {
      text: `INLINE void bare_release(bare_lock *const *held) {
  u32 serving = __atomic_load_n(&(*held)->serving, __ATOMIC_RELAXED);
  __atomic_store_n(&(*held)->turn, (u64)(serving + 1), __ATOMIC_RELEASE);
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
  if (taken) __atomic_store_n(&lock->owner, bare_core(), __ATOMIC_RELAXED);
  return taken ? lock : NULL;
}`,
      needs: ['bare_lock', 'bare_core'],
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
    'bare_holds',
    {
      text: `INLINE bool bare_holds(bare_lock *lock) {
  bool taken = __atomic_load_n(&lock->next, __ATOMIC_RELAXED) != __atomic_load_n(&lock->serving, __ATOMIC_RELAXED);
  return taken && __atomic_load_n(&lock->owner, __ATOMIC_RELAXED) == bare_core();
}`,
      needs: ['bare_lock', 'bare_core'],
    },
  ],
  [
    'bare_force_release',
    {
      text: `INLINE void bare_force_release(bare_lock *lock) {
  bare_release(&lock);
}`,
      needs: ['bare_release'],
    },
  ],
];

export const SHARING_PIECES: [string, RuntimePiece][] = [...ATOMICS, ...LOCKS];
