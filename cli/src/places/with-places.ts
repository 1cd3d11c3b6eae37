import type { Diagnostic } from '@bulkhead/system';

/** Diagnostics with their places. The parser is only loaded when there is something to find. */
export async function withPlaces(
  file: string,
  diagnostics: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  if (diagnostics.length === 0) return diagnostics;
  const { locate } = await import('./locate.ts');
  return locate(file, diagnostics);
}
