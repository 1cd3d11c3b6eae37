/** Other cores' objects. */
import type { u32 } from '@bulkhead/bare';
import { type Cpu, cpus } from './cpu.ts';

/**
 * A core's object, for a look from another. Safety: callers read what the boot has written, and counters, of which
 * a value of a moment ago is as good; they write only when `core` is their own.
 */
export function cpuOf(core: u32): Cpu {
  return cpus.of(core);
}
