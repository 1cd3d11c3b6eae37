import { join, sep } from 'node:path';
import { cacheDirectory } from '@bulkhead/guests';

/**
 * Where compiled programs are kept while nothing that they were made from has changed: in the repository, or, when
 * `packageFolder` is an installed package, with everything else that Bulkhead keeps for the user.
 */
export function cacheFolder(packageFolder: string): string {
  const isInstalled = packageFolder.split(sep).includes('node_modules');
  return isInstalled ? join(cacheDirectory(), 'compiled') : join(packageFolder, '..', 'build', 'compiled');
}
