/** GICD_IROUTER<n>, bits 23:0: the affinity of the vCPU that takes a shared interrupt (IHI 0069, 12.9.22). */
import type { u32 } from '@bulkhead/bare';

export const RESET_ROUTE: u32 = 0;

/** The vCPU's index; the partition has no such vCPU when it is vcpuCount or more. */
export function targetOfRoute(route: u32): u32 {
  return route;
}
