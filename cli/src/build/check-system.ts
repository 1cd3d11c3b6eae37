import { checkSystem, type Diagnostic } from '@bulkhead/system';
import { openSystem } from './open-system.ts';

/** Everything that is wrong with a system file, TypeScript partitions' errors included. */
export async function checkSystemFile(file: string): Promise<readonly Diagnostic[]> {
  const { system, context, diagnostics } = await openSystem(file);
  if (!system) return diagnostics;
  const checked = await checkSystem(system, context);
  return [...diagnostics, ...checked.diagnostics];
}
