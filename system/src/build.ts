import type { AuthoredSystem } from './authored/define.ts';
import type { BuildContext } from './context.ts';
import { type Diagnostic, Diagnostics } from './diagnostics/diagnostic.ts';
import { checkHypervisor } from './pack/hypervisor.ts';
import type { HypervisorBinary, SystemImage } from './pack/image.ts';
import { pack } from './pack/pack.ts';
import { checkSystemShape } from './shape/system.ts';
import { checkAuthored, checkPlaced } from './stages/check.ts';
import type { CheckedSystem } from './stages/checked.ts';
import { expand } from './stages/expand.ts';
import type { HypervisorSizes } from './stages/layout.ts';
import { checkMessages } from './stages/messages.ts';
import { place } from './stages/place.ts';

/** `checked` is there when no diagnostic is an error. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly checked?: CheckedSystem;
}

/** `image` and `checked` are there when no diagnostic is an error. */
export interface BuildResult extends CheckResult {
  readonly image?: SystemImage;
}

/** When there is no hypervisor to ask: more than it may take. */
const ASSUMED: HypervisorSizes = { imageEnd: 0x4_0000, ownAreaBytes: 0x1_0000, partitionBytes: 0x1_0000 };

/** Everything up to `check`: all violations of all stages together. */
export async function checkSystem(
  authored: AuthoredSystem,
  context: BuildContext & { readonly hypervisor?: HypervisorBinary },
): Promise<CheckResult> {
  const report = new Diagnostics();
  const { hypervisor } = context;
  if (hypervisor) checkHypervisor(hypervisor, report);
  const checked = await checkStages(authored, context, hypervisor ?? ASSUMED, report);
  return { diagnostics: report.list, ...(checked ? { checked } : {}) };
}

async function checkStages(
  authored: AuthoredSystem,
  context: BuildContext,
  hypervisor: HypervisorSizes,
  report: Diagnostics,
): Promise<CheckedSystem | undefined> {
  const shape = checkSystemShape(authored.description, report);
  if (!shape.usable) return undefined;
  checkAuthored(authored, shape.partitions, report);
  await checkMessages(authored.description.channels, context, report);
  const expanded = expand(authored, context.directory, shape.partitions);
  const placed = await place(expanded, hypervisor, context, report);
  return checkPlaced(placed, report);
}

/** All stages: description to image. */
export async function buildSystem(
  authored: AuthoredSystem,
  context: BuildContext & { readonly hypervisor: HypervisorBinary },
): Promise<BuildResult> {
  const result = await checkSystem(authored, context);
  if (!result.checked) return result;
  return { ...result, image: pack(result.checked, context.hypervisor) };
}
