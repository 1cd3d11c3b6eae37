/** Cores, and how they are started. */
import { MAX_CORES } from '@bulkhead/hypervisor/abi/configuration';
import type { LocatedNode } from '../devicetree/located.ts';
import { interruptsOf, type TreeInterrupt } from '../devicetree/taken-interrupts.ts';
import { cellsOf, compatibleOf, numberOf, textOf } from '../devicetree/values.ts';
import { showList } from '../diagnostics/show.ts';
import type { Session, Sourced } from './session.ts';

/** MPIDR_EL1's affinity bits of each core that can be started, the first one's first. */
export function importCores(session: Session): readonly Sourced<bigint>[] | undefined {
  const cores = session.nodes.filter(isCore).flatMap((one) => affinityOf(one));
  const [first] = cores;
  if (!first) {
    session.report.add('BS3104', '/cpus', 'nodes with device_type = "cpu" and reg', 'none that can be used');
    return undefined;
  }
  const startable = [first, ...cores.slice(1).filter(({ located }) => canStart(located, session))];
  if (startable.length > MAX_CORES) {
    session.report.add('BS3115', '/cpus', `at most ${MAX_CORES} cores`, `${startable.length}`);
  }
  return startable.slice(0, MAX_CORES).map(({ fact, located }) => ({ fact, source: located.path }));
}

function isCore({ node, parent, enabled }: LocatedNode): boolean {
  return enabled && parent?.path === '/cpus' && textOf(node.properties.device_type) === 'cpu';
}

/** The node that the core was found at, and its number (Linux bindings/arm/cpus.yaml). */
function affinityOf(located: LocatedNode): { fact: bigint; located: LocatedNode }[] {
  const cells = cellsOf(located.node.properties.reg);
  return cells && (cells.length === 1 || cells.length === 2) ? [{ fact: numberOf(cells), located }] : [];
}

/** Only PSCI by SMC: at EL2 a hypervisor call would be to itself. */
function canStart({ node, path }: LocatedNode, { nodes, report }: Session): boolean {
  const method = textOf(node.properties['enable-method']) ?? 'nothing';
  const psci = nodes.find((one) => compatibleOf(one.node).some((name) => /^arm,psci(-\d|$)/.test(name)));
  const conduit = psci ? textOf(psci.node.properties.method) : undefined;
  if (method === 'psci' && conduit === 'smc') return true;
  const actual = method === 'psci' ? `PSCI by ${conduit ?? 'nothing'}` : method;
  report.add('BS3105', path, 'enable-method = "psci", and a PSCI node with method = "smc"', actual);
  return false;
}

/** The PPIs that the architecture's timers have by convention, in the order of arm,arch_timer.yaml. */
const TIMER_INTIDS = [29, 30, 27, 26];

/** The hypervisor expects its timer where the Base System Architecture has it (Arm DEN 0094, PPI assignments). */
export function checkTimer({ nodes, report }: Session): void {
  const timer = nodes.find(({ node }) =>
    compatibleOf(node).some((name) => /^arm,armv[78]-timer$/.test(name)),
  );
  const found = timer && interruptsOf(timer, nodes);
  if (!found) report.add('BS3108', '/', 'a node compatible with arm,armv8-timer', 'none');
  else if ('reason' in found) report.add('BS3108', timer.path, 'interrupts of the GIC', found.reason);
  else checkIntids(found.interrupts, timer.path, report);
}

function checkIntids(interrupts: readonly TreeInterrupt[], path: string, report: Session['report']): void {
  const intids = interrupts.slice(0, TIMER_INTIDS.length).map(({ intid }) => intid);
  if (TIMER_INTIDS.every((intid, index) => intid === intids[index])) return;
  report.add('BS3108', path, `INTIDs ${TIMER_INTIDS.join(', ')}`, showList(intids));
}
