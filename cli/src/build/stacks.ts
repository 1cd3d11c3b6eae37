import type { StackReservation } from '@bulkhead/compiler';

/**
 * The stacks that the assembly and the linker scripts of hypervisor/ and sdk/ set up, and where code
 * begins to run on them. A vector is 128 bytes; those for a lower exception level begin at 0x400
 * (Arm ARM D1.3.1.4).
 */
const fromGuest = (offset: number, title: string) => ({ symbol: 'vectors', offset, title });

export const HYPERVISOR_STACKS: readonly StackReservation[] = [
  {
    name: 'core',
    // STACK_SIZE (hypervisor/arch/aarch64/layout.ts).
    bytes: 4096,
    entries: [
      { symbol: 'on_own_stack', title: 'boot of the first core' },
      { symbol: 'secondary_core', title: 'boot of another core' },
      fromGuest(0x400, "a guest's call, trap or abort"),
      fromGuest(0x480, 'interrupt'),
      fromGuest(0x500, 'fast interrupt'),
      fromGuest(0x580, 'system error'),
      fromGuest(0x600, 'call, trap or abort (AArch32)'),
      fromGuest(0x680, 'interrupt (AArch32)'),
      fromGuest(0x700, 'fast interrupt (AArch32)'),
      fromGuest(0x780, 'system error (AArch32)'),
      { symbol: 'failed_check', title: 'a failed check, contained' },
    ],
  },
  {
    name: 'fault',
    bytes: { low: 'fault_stack', high: 'fault_stack_end' },
    entries: [
      { symbol: 'first_core', title: 'the first core before it has a stack' },
      { symbol: 'own_fault', title: "the hypervisor's own exception" },
    ],
  },
];

export const PARTITION_STACKS: readonly StackReservation[] = [
  {
    name: 'partition',
    bytes: { low: '__stack_limit', high: '__stack_top' },
    entries: [{ symbol: '_start', title: 'start' }],
    // What a probe executes is an instruction that aborts or returns at once.
    indirect: ['probe_access'],
  },
];
