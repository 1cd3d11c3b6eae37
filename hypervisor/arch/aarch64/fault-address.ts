/** Where a stage-2 abort was. */
import { bitFields, bits } from '@bulkhead/bare';
import type { Ipa } from '../../core/addresses.ts';
import { readFar, readHpfar } from './system.unsafe.ts';

/** HPFAR_EL2 (chapter D19.2). */
const Hpfar = bitFields('u64', { page: bits(43, 4) });

/** The faulting guest-physical address: its page from HPFAR_EL2, the rest from FAR_EL2. */
export function faultingIpa(): Ipa {
  return (Hpfar.page(readHpfar()) << 12n) | (readFar() & 0xfffn);
}
