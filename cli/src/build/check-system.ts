import { type AuthoredSystem, type CheckResult, checkSystem } from '@bulkhead/system';
import { withPlaces } from '../places/with-places.ts';
import { openSystem } from './open-system.ts';

/** `authored` is there when the file has a description, right or wrong. */
export interface CheckedFile extends CheckResult {
  readonly authored?: AuthoredSystem;
}

/** Everything that is wrong with a system file, TypeScript partitions' errors included; without errors, the system. */
export async function checkSystemFile(file: string): Promise<CheckedFile> {
  const { system, context, diagnostics } = await openSystem(file);
  if (!system) return { diagnostics: await withPlaces(file, diagnostics) };
  const checked = await checkSystem(system, context);
  const all = [...diagnostics, ...checked.diagnostics];
  return { ...checked, authored: system, diagnostics: await withPlaces(file, all) };
}
