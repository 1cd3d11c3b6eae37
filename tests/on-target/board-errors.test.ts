/** An error interrupt of the board: recorded once however long it stays, and met as `onBoardError` says. */
import { HaltReason } from '@bulkhead/hypervisor/abi/events';
import { HealthAction, HealthError } from '@bulkhead/hypervisor/abi/health';
import { expect, test } from 'vitest';
import { lines, run, suiteReport } from './support.ts';

test.each([
  ['log', HaltReason.AllEnded, HealthAction.Log],
  ['stop', HaltReason.Error, HealthAction.StopSystem],
  ['reset', HaltReason.AllEnded, HealthAction.ResetSystem],
] as const)('%s', async (name, reason, action) => {
  const result = await run(`board-errors/${name}.system.ts`, { icount: true });
  expect(result.halt?.reason).toBe(reason);
  const records = result.events.filter((event) => event.kind === 'health');
  expect(records[0]).toMatchObject({ error: HealthError.BoardError, action });
  expect(new Set(records.map(({ sequence }) => sequence)).size).toBe(1);
  expect(lines(result, 'raises')).toContain('first start');
  if (name === 'stop') return;
  expect(result.deviations).toEqual([]);
  expect(suiteReport(result, 'raises')).toMatchObject({ failed: [], finished: true });
});
