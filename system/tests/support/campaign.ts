/** Breaks good systems in random ways: each ends in diagnostics, or is placed and packed. */
import fc from 'fast-check';
import { checkSystem } from '../../src/build.ts';
import {
  type BuildContext,
  defineSystem,
  formatDiagnostic,
  type HypervisorBinary,
  readImage,
  type SystemDescription,
} from '../../src/index.ts';
import { pack } from '../../src/pack/pack.ts';
import { type Mistake, mistakes, withMistakes } from './mutate.ts';

export interface Campaign {
  readonly runs: number;
  readonly seed: number;
}

export interface Outcome {
  refused: number;
  packed: number;
}

/** Throws at the first description that ends in neither, reduced to its smallest form. */
export async function breakSystem(
  good: SystemDescription,
  { runs, seed }: Campaign,
  context: BuildContext & { readonly hypervisor: HypervisorBinary },
): Promise<Outcome> {
  const outcome: Outcome = { refused: 0, packed: 0 };
  const property = fc.asyncProperty(mistakes, async (all: Mistake[]) => {
    const description = withMistakes(good, all);
    const result = await checkSystem(defineSystem(description as SystemDescription), context);
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    for (const error of errors) {
      if (!/^error BS2\d{3} at /.test(formatDiagnostic(error))) throw new Error(formatDiagnostic(error));
    }
    if ((result.checked === undefined) !== errors.length > 0) throw new Error('neither refused nor checked');
    if (!result.checked) {
      outcome.refused++;
      return;
    }
    const read = readImage(pack(result.checked, context.hypervisor).bytes);
    if (!read?.configurationIntact || !read.imageIntact) throw new Error('the image is not intact');
    outcome.packed++;
  });
  await fc.assert(property, { numRuns: runs, seed });
  return outcome;
}
