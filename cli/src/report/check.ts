import { type CheckResult, formatDiagnostic, reachOf } from '@bulkhead/system';
import { countWords } from '../build/description-errors.ts';
import { reachLines } from './reach.ts';
import { table } from './table.ts';

/** Every diagnostic, what was decided for each partition, and the count. */
export function checkReport(result: CheckResult, file: string): string {
  const { checked } = result;
  const decisions = interruptsOf(result).map(({ partition, mode, reason }) => [
    `interrupts of ${partition}:`,
    `${mode} (${reason})`,
  ]);
  return [
    ...result.diagnostics.map(formatDiagnostic),
    ...(decisions.length > 0 ? [table(decisions).join('\n')] : []),
    ...(checked ? [reachLines(checked).join('\n')] : []),
    `${countWords(result.diagnostics)} in ${file}.`,
  ].join('\n\n');
}

/** The same as data. */
export function checkJson(result: CheckResult): string {
  const { diagnostics, checked } = result;
  const reach = checked ? reachOf(checked) : [];
  const data = { format: 'bulkhead-check', version: 1, diagnostics, interrupts: interruptsOf(result), reach };
  return JSON.stringify(data, null, 2);
}

/** How each partition's interrupts reach it; nothing while there are errors. */
function interruptsOf({ checked }: CheckResult) {
  return (checked?.partitions ?? []).map(({ name, delivery: { mode, reason } }) => ({
    partition: name,
    mode,
    reason,
  }));
}
