/** When a console's output is to go out: at once when a line is complete or much has gathered. */
import type { u8, u32 } from '@bulkhead/bare';
import { type ByteRing, ringCount, ringNewest } from './ring.ts';

const ENOUGH: u32 = 64;
const NEWLINE: u8 = 10;

export const enum Due {
  Not = 0,
  /** With the core's next flush. */
  Soon = 1,
  Now = 2,
}

/** After something was put into `output`. */
export function outputDue(output: ByteRing): Due {
  const waiting = ringCount(output);
  if (waiting === 0) return Due.Not;
  return waiting >= ENOUGH || ringNewest(output) === NEWLINE ? Due.Now : Due.Soon;
}
