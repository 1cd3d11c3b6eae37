/** GICD_ITARGETSR<n>: a bit for each vCPU that may take a shared interrupt (IHI 0048, 4.3.12). */
import { countTrailingZeros, type u32 } from '@bulkhead/bare';

/** vCPU 0, which is all that there is before others are on. */
export const RESET_ROUTE: u32 = 1;

/** The first of them takes it; with none, a number that no vCPU has. */
export function targetOfRoute(route: u32): u32 {
  return countTrailingZeros(route);
}
