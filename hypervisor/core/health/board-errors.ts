/** Interrupts by which the board reports errors of its own: memory, buses. */
import type { u32 } from '@bulkhead/bare';
import { HealthError } from '../../abi/health.ts';
import { packedConfiguration } from '../configuration.ts';
import { hasBoardErrors } from '../features.ts';
import { finishAction } from './errors.ts';
import { recordError } from './log.ts';

/** Whether the interrupt is one of those. */
export function isBoardError(intid: u32): boolean {
  if (!hasBoardErrors()) return false;
  for (const known of packedConfiguration().board.errorIntids) {
    if (known === intid) return true;
  }
  return false;
}

/**
 * Records it, and does what is configured. The caller has turned the interrupt off: an error that stays must not take
 * the core's time.
 * @cold
 */
export function takeBoardError(): void {
  const action = packedConfiguration().board.errorAction;
  recordError(null, 0, HealthError.BoardError, action, 0, null);
  finishAction(action);
}
