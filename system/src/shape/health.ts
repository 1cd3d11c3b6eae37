import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showValue } from '../diagnostics/show.ts';
import { ACTIONS, AFTER_LIMIT, BOARD_ACTIONS } from '../health/actions.ts';
import { ERRORS } from '../health/errors.ts';
import { duration, integer, integers, oneOf, optional, record, text, texts } from './fields.ts';
import { checkGuestShape } from './guest.ts';
import { checkRecord, type Fields, isRecord } from './record.ts';

/** The fields of a partition that its health is described by. */
export const HEALTH: Fields = {
  onError: optional(record),
  restart: optional(record),
  watchdog: optional(record),
  fallback: optional(record),
  recovery: optional(text),
  start: optional(oneOf('boot', 'on-demand')),
  stormPerSecond: optional(integer),
  monitorWindows: optional(oneOf(true)),
  rights: optional(record),
};
export const RECORDS: Readonly<Record<string, Fields>> = {
  onError: Object.fromEntries(
    Object.keys(ERRORS).map((name) => [name, optional(oneOf(...Object.keys(ACTIONS)))]),
  ),
  restart: {
    limit: optional(integer),
    within: optional(duration),
    backOff: optional(duration),
    afterLimit: optional(oneOf(...AFTER_LIMIT)),
  },
  watchdog: { timeout: optional(duration), device: optional(oneOf('sbsa')) },
  fallback: { guest: record },
  rights: { control: optional(texts), health: optional(oneOf(true)) },
};
export const BOARD_ERROR: Fields = { intids: integers, action: oneOf(...BOARD_ACTIONS) };

/** What is inside those fields. */
export function checkHealthShape(
  partition: Record<string, unknown>,
  path: string,
  report: Diagnostics,
): void {
  for (const [name, fields] of Object.entries(RECORDS)) {
    const value = partition[name];
    if (isRecord(value)) checkRecord(value, `${path}.${name}`, fields, report);
  }
  const { fallback } = partition;
  if (isRecord(fallback) && isRecord(fallback.guest)) {
    checkGuestShape(fallback.guest, `${path}.fallback.guest`, report);
  }
}

export function checkBoardErrorShape(value: Record<string, unknown>, report: Diagnostics): void {
  checkRecord(value, 'onBoardError', BOARD_ERROR, report);
}

export function checkNeverFlowsShape(rules: readonly unknown[], report: Diagnostics): void {
  for (const [index, rule] of rules.entries()) {
    const isPair = Array.isArray(rule) && rule.length === 2 && rule.every((name) => text.test(name));
    if (isPair) continue;
    report.add('BS2003', `neverFlows[${index}]`, `the names of two partitions: [from, to]`, showValue(rule));
  }
}
