/** The image: numbers are permanent. */
import { error } from './entry.ts';

export const IMAGE = {
  BS2601: error(
    'not a hypervisor binary',
    'no boot header, or its end is wrong',
    'build the hypervisor again: npx bulkhead build',
  ),
} as const;
