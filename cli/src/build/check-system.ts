import { type CheckResult, checkSystem } from '@bulkhead/system';
import { openSystem } from './open-system.ts';

/** Everything that is wrong with a system file, TypeScript partitions' errors included; without errors, the system. */
export async function checkSystemFile(file: string): Promise<CheckResult> {
  const { system, context, diagnostics } = await openSystem(file);
  if (!system) return { diagnostics };
  const checked = await checkSystem(system, context);
  return { ...checked, diagnostics: [...diagnostics, ...checked.diagnostics] };
}
