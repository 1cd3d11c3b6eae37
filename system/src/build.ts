import type { AuthoredSystem } from './authored/define.ts';
import type { BuildContext } from './context.ts';
import { type Diagnostic, Diagnostics } from './diagnostics/diagnostic.ts';
import { inOrder } from './diagnostics/order.ts';
import { checkHypervisor } from './pack/hypervisor.ts';
import type { HypervisorBinary, SystemImage } from './pack/image.ts';
import { pack } from './pack/pack.ts';
import { checkSystemShape } from './shape/system.ts';
import { checkAuthored, checkPlaced } from './stages/check.ts';
import type { CheckedSystem } from './stages/checked.ts';
import { type Driver, driversFor } from './stages/drivers.ts';
import { expand } from './stages/expand.ts';
import type { ExpandedSystem } from './stages/expanded.ts';
import { type Feature, unusedFeatures } from './stages/features.ts';
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

/** A hypervisor, or what compiles one that leaves out what the system does not use, with the drivers that its board needs. */
export type HypervisorSource =
  | HypervisorBinary
  | ((unused: readonly Feature[], drivers: readonly Driver[]) => Promise<HypervisorBinary>);

/** When there is no hypervisor to ask: more than it may take. */
const ASSUMED: HypervisorSizes = { imageEnd: 0x4_0000, ownAreaBytes: 0x1_0000, partitionBytes: 0x1_0000 };

/** Everything up to `check`: all violations of all stages together. */
export async function checkSystem(
  authored: AuthoredSystem,
  context: BuildContext & { readonly hypervisor?: HypervisorSource },
): Promise<CheckResult> {
  const report = new Diagnostics();
  const { checked } = await checkStages(authored, context, report);
  return { diagnostics: inOrder(report.list, authored.description), ...(checked ? { checked } : {}) };
}

interface Stages {
  readonly checked?: CheckedSystem;
  readonly hypervisor?: HypervisorBinary;
}

async function checkStages(
  authored: AuthoredSystem,
  context: BuildContext & { readonly hypervisor?: HypervisorSource },
  report: Diagnostics,
): Promise<Stages> {
  const shape = checkSystemShape(authored.description, report);
  if (!shape.usable) return {};
  checkAuthored(authored, shape.partitions, report);
  await checkMessages(authored.description.channels, context, report);
  const expanded = expand(authored, context.directory, shape.partitions);
  const hypervisor = await hypervisorFor(expanded, context.hypervisor);
  if (hypervisor) checkHypervisor(hypervisor, report);
  const checked = checkPlaced(await place(expanded, hypervisor ?? ASSUMED, context, report), report);
  return { ...(checked ? { checked } : {}), ...(hypervisor ? { hypervisor } : {}) };
}

async function hypervisorFor(
  expanded: ExpandedSystem,
  source: HypervisorSource | undefined,
): Promise<HypervisorBinary | undefined> {
  return typeof source === 'function' ? source(unusedFeatures(expanded), driversFor(expanded.board)) : source;
}

/** All stages: description to image. */
export async function buildSystem(
  authored: AuthoredSystem,
  context: BuildContext & { readonly hypervisor: HypervisorSource },
): Promise<BuildResult> {
  const report = new Diagnostics();
  const { checked, hypervisor } = await checkStages(authored, context, report);
  const diagnostics = inOrder(report.list, authored.description);
  if (!checked || !hypervisor) return { diagnostics };
  return { diagnostics, checked, image: pack(checked, hypervisor) };
}
