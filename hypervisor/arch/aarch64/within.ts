/** Ranges of guest-physical addresses. */
import type { u64 } from '@bulkhead/bare';
import type { Ipa } from '../../core/addresses.ts';

export function within(ipa: Ipa, start: u64, sizeBytes: u64): boolean {
  return ipa >= start && ipa - start < sizeBytes;
}
