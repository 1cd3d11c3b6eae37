import type { AuthoredSystem } from './authored/define.ts';
import type { BuildContext } from './context.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { HypervisorBinary, SystemImage } from './pack/image.ts';
import type { CheckedSystem } from './stages/checked.ts';

/** `checked` is there when no diagnostic is an error. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly checked?: CheckedSystem;
}

/** `image` and `checked` are there when no diagnostic is an error. */
export interface BuildResult extends CheckResult {
  readonly image?: SystemImage;
}

/** Everything up to `check`. Without a hypervisor, its largest allowed size is assumed. */
export async function checkSystem(
  _authored: AuthoredSystem,
  _context: BuildContext & { readonly hypervisor?: HypervisorBinary },
): Promise<CheckResult> {
  throw new Error('not written yet');
}

/** All stages: description to image. */
export async function buildSystem(
  _authored: AuthoredSystem,
  _context: BuildContext & { readonly hypervisor: HypervisorBinary },
): Promise<BuildResult> {
  throw new Error('not written yet');
}
