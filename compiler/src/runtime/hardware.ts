import type { RuntimePiece } from './runtime.ts';

/** One definition for AArch64 and one for the host, where there is no hardware to reach. */
function forBoth(aarch64: string, host: string): string {
  return `#if defined(__aarch64__)\n${aarch64}\n#else\n${host}\n#endif`;
}

const REGISTERS: [string, RuntimePiece][] = [
  [
    'READ_SYSTEM_REGISTER',
    {
      text: forBoth(
        '#define READ_SYSTEM_REGISTER(name) \\\n  ({ u64 value_; __asm__ volatile("mrs %0, " name : "=r"(value_)); value_; })',
        '#define READ_SYSTEM_REGISTER(name) ({ FAIL(0); (u64)0; })',
      ),
      needs: ['FAIL'],
    },
  ],
  [
    'WRITE_SYSTEM_REGISTER',
    {
      text: forBoth(
        '#define WRITE_SYSTEM_REGISTER(name, value) \\\n  ({ __asm__ volatile("msr " name ", %x0" : : "rZ"((u64)(value)) : "memory"); })',
        '#define WRITE_SYSTEM_REGISTER(name, value) ({ (void)(value); FAIL(0); })',
      ),
      needs: ['FAIL'],
    },
  ],
  [
    'READ_NUMBERED_REGISTER',
    {
      text: forBoth(
        `#define READ_NUMBERED_REGISTER(routine, index) \\
  ({ u64 index_ = (index); \\
     register u64 at_ __asm__("x17") = index_; register u64 value_ __asm__("x16"); \\
     __asm__ volatile("bl " routine : "=r"(value_) : "r"(at_) : "x30"); value_; })`,
        '#define READ_NUMBERED_REGISTER(routine, index) ({ (void)(index); FAIL(0); (u64)0; })',
      ),
      needs: ['FAIL'],
    },
  ],
  [
    'WRITE_NUMBERED_REGISTER',
    {
      text: forBoth(
        `#define WRITE_NUMBERED_REGISTER(routine, index, value) \\
  ({ u64 index_ = (index); u64 new_ = (value); \\
     register u64 at_ __asm__("x17") = index_; register u64 value_ __asm__("x16") = new_; \\
     __asm__ volatile("bl " routine : : "r"(at_), "r"(value_) : "x15", "x30", "memory"); })`,
        '#define WRITE_NUMBERED_REGISTER(routine, index, value) ({ (void)(index); (void)(value); FAIL(0); })',
      ),
      needs: ['FAIL'],
    },
  ],
  // Without a memory clobber, so that two registers share a store or load of a pair; volatile keeps their order.
  [
    'SAVE_REGISTER',
    {
      text: forBoth(
        '#define SAVE_REGISTER(name) \\\n  ({ u64 value_; __asm__ volatile("mrs %0, " name : "=r"(value_)); value_; })',
        '#define SAVE_REGISTER(name) ({ FAIL(0); (u64)0; })',
      ),
      needs: ['FAIL'],
    },
  ],
  [
    'LOAD_REGISTER',
    {
      text: forBoth(
        '#define LOAD_REGISTER(name, value) \\\n  ({ __asm__ volatile("msr " name ", %x0" : : "rZ"((u64)(value))); })',
        '#define LOAD_REGISTER(name, value) ({ (void)(value); FAIL(0); })',
      ),
      needs: ['FAIL'],
    },
  ],
  [
    'INSTRUCTION',
    {
      text: forBoth(
        '#define INSTRUCTION(text) ({ __asm__ volatile(text : : : "memory"); })',
        '#define INSTRUCTION(text) FAIL(0)',
      ),
      needs: ['FAIL'],
    },
  ],
  [
    'INSTRUCTION_WITH',
    {
      text: forBoth(
        '#define INSTRUCTION_WITH(text, value) ({ __asm__ volatile(text : : "r"((u64)(value)) : "memory"); })',
        '#define INSTRUCTION_WITH(text, value) ({ (void)(value); FAIL(0); })',
      ),
      needs: ['FAIL'],
    },
  ],
];

/**
 * Device accesses: one instruction, the address in one register without write-back, so that a
 * hypervisor below gets a valid syndrome (Arm ARM DDI 0487, ESR_EL2.ISS.ISV).
 */
function access(bits: 8 | 16 | 32 | 64): [string, RuntimePiece][] {
  const suffix = bits === 8 ? 'b' : bits === 16 ? 'h' : '';
  const register = bits === 64 ? '%0' : '%w0';
  const value = bits === 64 ? '%x0' : '%w0';
  const load = forBoth(
    `INLINE u${bits} load_u${bits}(u64 address) {
  u${bits} value;
  __asm__ volatile("ldr${suffix} ${register}, [%1]" : "=r"(value) : "r"(address) : "memory");
  return value;
}`,
    `INLINE u${bits} load_u${bits}(u64 address) { return *(volatile u${bits} *)address; }`,
  );
  const store = forBoth(
    `INLINE void store_u${bits}(u64 address, u${bits} value) {
  __asm__ volatile("str${suffix} ${value}, [%1]" : : "rZ"(value), "r"(address) : "memory");
}`,
    `INLINE void store_u${bits}(u64 address, u${bits} value) { *(volatile u${bits} *)address = value; }`,
  );
  return [
    [`load_u${bits}`, { text: load, needs: [] }],
    [`store_u${bits}`, { text: store, needs: [] }],
  ];
}

const fetch = (name: string): [string, RuntimePiece] => [
  `fetch_${name}_u32`,
  {
    text: `INLINE u32 fetch_${name}_u32(u64 address, u32 value) {
  return __atomic_fetch_${name}((u32 *)address, value, __ATOMIC_ACQ_REL);
}`,
    needs: [],
  },
];

const ATOMICS: [string, RuntimePiece][] = [
  [
    'load_acquire_u32',
    {
      text: `INLINE u32 load_acquire_u32(u64 address) {
  return __atomic_load_n((u32 *)address, __ATOMIC_ACQUIRE);
}`,
      needs: [],
    },
  ],
  [
    'store_release_u32',
    {
      text: `INLINE void store_release_u32(u64 address, u32 value) {
  __atomic_store_n((u32 *)address, value, __ATOMIC_RELEASE);
}`,
      needs: [],
    },
  ],
  [
    'compare_exchange_u32',
    {
      text: `INLINE u32 compare_exchange_u32(u64 address, u32 expected, u32 desired) {
  __atomic_compare_exchange_n((u32 *)address, &expected, desired, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
  return expected;
}`,
      needs: [],
    },
  ],
  fetch('add'),
  fetch('or'),
  fetch('and'),
];

const MEMORY: [string, RuntimePiece][] = [
  [
    'copy_memory',
    {
      text: `INLINE void copy_memory(u64 destination, u64 source, u64 sizeBytes) {
  __builtin_memcpy((void *)destination, (const void *)source, sizeBytes);
}`,
      needs: [],
    },
  ],
  [
    'fill_memory',
    {
      text: `INLINE void fill_memory(u64 destination, u8 value, u64 sizeBytes) {
  __builtin_memset((void *)destination, value, sizeBytes);
}`,
      needs: [],
    },
  ],
];

const registers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** SMC Calling Convention, Arm DEN 0028: x4 to x17 may change. */
const SECURE_MONITOR_CALL = forBoth(
  `INLINE u64 secure_monitor_call(u32 function, u64 a, u64 b, u64 c) {
  register u64 x0 __asm__("x0") = function;
  register u64 x1 __asm__("x1") = a;
  register u64 x2 __asm__("x2") = b;
  register u64 x3 __asm__("x3") = c;
  __asm__ volatile("smc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3) : :
    "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "memory");
  return x0;
}`,
  `INLINE u64 secure_monitor_call(u32 function, u64 a, u64 b, u64 c) {
  (void)function; (void)a; (void)b; (void)c;
  FAIL(0);
}`,
);

const HYPERVISOR_CALL = forBoth(
  `INLINE void hypervisor_call(u64 (*registers)[8]) {
${registers(8)
  .map((i) => `  register u64 x${i} __asm__("x${i}") = (*registers)[${i}];`)
  .join('\n')}
  __asm__ volatile("hvc #0"
    : ${registers(8)
      .map((i) => `"+r"(x${i})`)
      .join(', ')}
    : : "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "memory");
${registers(8)
  .map((i) => `  (*registers)[${i}] = x${i};`)
  .join('\n')}
}`,
  'INLINE void hypervisor_call(u64 (*registers)[8]) { (void)registers; FAIL(0); }',
);

/** The intrinsics of `@bulkhead/bare/unsafe`, in snake case. */
export const HARDWARE_PIECES: [string, RuntimePiece][] = [
  ...REGISTERS,
  ...([8, 16, 32, 64] as const).flatMap(access),
  ...ATOMICS,
  ...MEMORY,
  ['secure_monitor_call', { text: SECURE_MONITOR_CALL, needs: ['FAIL'] }],
  ['hypervisor_call', { text: HYPERVISOR_CALL, needs: ['FAIL'] }],
];
