/** Address spaces as types: tsc refuses one where another is wanted. */
import type { u64 } from '@bulkhead/bare';

/** Host-physical address: what the hypervisor and the tables' outputs use (its own map is flat). */
export type Pa = u64 & { readonly __space?: 'pa' };
/** Guest-physical (intermediate physical) address: the input of stage 2. */
export type Ipa = u64 & { readonly __space?: 'ipa' };
/** Guest-virtual address, whatever the guest's stage 1 says it is. */
export type GuestVa = u64 & { readonly __space?: 'guest-va' };
/** Registers of a board device that `mapDevice` has mapped for the hypervisor. */
export type DeviceAddress = u64 & { readonly __space?: 'device' };
