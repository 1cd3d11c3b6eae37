/** The files whose lines are counted. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

function below(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['tests', 'node_modules'].includes(entry.name) ? [] : below(root, path);
    return entry.name.endsWith('.ts') ? [relative(root, path)] : [];
  });
}

/** The TypeScript of the hypervisor, without its tests, as paths from the repository's root. */
export function hypervisorSources(root: string): string[] {
  return below(root, join(root, 'hypervisor')).sort();
}
