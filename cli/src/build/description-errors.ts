import { type Diagnostic, formatDiagnostic } from '@bulkhead/system';

/** A description that cannot be built, with everything that is wrong with it. */
export class DescriptionErrors extends Error {
  override readonly name = 'DescriptionErrors';

  constructor(
    readonly system: string,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    super(`${diagnostics.map(formatDiagnostic).join('\n\n')}\n\n${countWords(diagnostics)} in ${system}.`);
  }
}

/** "2 errors, 1 warning", "No errors, 1 note" */
export function countWords(diagnostics: readonly Diagnostic[]): string {
  const words = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  const [first] = diagnostics.filter(({ severity }) => severity !== 'note');
  return first ? words.join(', ') : ['No errors', ...words].join(', ');
}
