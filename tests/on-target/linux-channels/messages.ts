/** The messages of the system. */
import type { u32 } from '@bulkhead/bare';

export class Value {
  value: u32 = 0;
}
