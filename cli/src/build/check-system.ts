import { type AuthoredSystem, type CheckResult, checkSystem, type HypervisorSource } from '@bulkhead/system';
import { withPlaces } from '../places/with-places.ts';
import { compileHypervisor } from './hypervisor.ts';
import { openSystem } from './open-system.ts';

/** `authored` is there when the file has a description, right or wrong. */
export interface CheckedFile extends CheckResult {
  readonly authored?: AuthoredSystem;
}

/** Everything that is wrong with a system file, TypeScript partitions' errors included; without errors, the system. */
export async function checkSystemFile(file: string): Promise<CheckedFile> {
  return checkFile(file, undefined);
}

/** The same for the hypervisor that `build` puts into the image: its memory, and what lies behind it, are as built. */
export async function checkBuiltSystemFile(file: string): Promise<CheckedFile> {
  return checkFile(file, async (withoutFeatures, drivers) => {
    const { binary } = await compileHypervisor('speed', { withoutFeatures, drivers });
    return binary;
  });
}

async function checkFile(file: string, hypervisor: HypervisorSource | undefined): Promise<CheckedFile> {
  const { system, context, diagnostics } = await openSystem(file);
  if (!system) return { diagnostics: await withPlaces(file, diagnostics) };
  const checked = await checkSystem(system, { ...context, ...(hypervisor ? { hypervisor } : {}) });
  const all = [...diagnostics, ...checked.diagnostics];
  return { ...checked, authored: system, diagnostics: await withPlaces(file, all) };
}
