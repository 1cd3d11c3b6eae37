/** What a redistributor would know of a core's timers, a bit for each INTID. */
import type { u32 } from '@bulkhead/bare';

export class TimerLines {
  enabled: u32 = 0;
  /** Taken and not deactivated. */
  active: u32 = 0;
  /** Made pending by a write. */
  latched: u32 = 0;
}
