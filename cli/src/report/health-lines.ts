import { HealthError } from '@bulkhead/hypervisor/abi/health';
import { ACTIONS, actionName, describeError } from '@bulkhead/system';
import type { HealthEvent } from '../events/event.ts';

/** What happened and what was done, in one line; nothing about a partition that turns itself off in order. */
export function healthLines(event: HealthEvent, partitions: readonly { readonly name: string }[]): string[] {
  if (event.error === HealthError.Off) return [];
  const { words } = describeError(event.error);
  const who = event.partition === undefined ? 'system' : (partitions[event.partition]?.name ?? 'a partition');
  const times = event.count > 1 ? ` (${event.count} times so far)` : '';
  return [`${who}: ${words}${times}: ${actionWords(event.action)}`];
}

/** `restart: it starts again from its image, its memory cleared` */
export function actionWords(action: number): string {
  const name = actionName(action);
  return name === undefined ? `action ${action}` : `${name}: it ${ACTIONS[name].words}`;
}
