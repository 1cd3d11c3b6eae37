/** The interrupt controller. */
import type { BoardGic } from '@bulkhead/boards';
import { gicVersionOf } from '../devicetree/gic-kinds.ts';
import { type LocatedNode, phandleOf } from '../devicetree/located.ts';
import { type Registers, registersOf } from '../devicetree/registers.ts';
import { interruptsOf } from '../devicetree/taken-interrupts.ts';
import { cellOf } from '../devicetree/values.ts';
import { showList } from '../diagnostics/show.ts';
import type { Session, Sourced } from './session.ts';

/** Where a GIC-400 has it, as every GICv2 that we know (Arm DDI 0471, 2.2). */
const MAINTENANCE_INTID = 25;
const REDISTRIBUTOR_BYTES = 0x2_0000n;
/** A device tree does not say which lines nobody drives. */
const NOT_KNOWN = { first: 1020, last: 1019 };

/** The GIC that the cores have. */
export function importController(session: Session, coreCount: number): Sourced<BoardGic> | undefined {
  const controllers = session.nodes.filter(
    ({ node, enabled }) => enabled && cellOf(node.properties['#interrupt-cells']),
  );
  const found = controllers.find(({ node }) => gicVersionOf(node) !== undefined);
  if (!found) {
    const others = showList(controllers.map(({ path }) => path));
    session.report.add('BS3106', '/', 'a GICv3, or a GICv2 with virtualization extensions', others);
    return undefined;
  }
  const result = registersOf(found);
  const registers = typeof result === 'object' && 'registers' in result ? result.registers : [];
  const gic = gicVersionOf(found.node) === 3 ? gicv3(found, registers, coreCount, session) : gicv2(registers);
  if (!gic) {
    const expected =
      gicVersionOf(found.node) === 3
        ? 'distributor and redistributors'
        : 'distributor, CPU interface, virtual interface control, virtual CPU interface';
    session.report.add(
      'BS3106',
      found.path,
      `registers of its ${expected}`,
      `${registers.length} ranges in reg`,
    );
    return undefined;
  }
  checkMaintenance(found, session);
  return { fact: gic, source: found.path };
}

function gicv3(
  { node, path }: LocatedNode,
  [distributor, redistributors]: readonly Registers[],
  coreCount: number,
  { report }: Session,
): BoardGic | undefined {
  if (!distributor || !redistributors) return undefined;
  const stride = cellOf(node.properties['redistributor-stride']);
  if (
    redistributors.sizeBytes < BigInt(coreCount) * REDISTRIBUTOR_BYTES ||
    (stride ?? 0) > REDISTRIBUTOR_BYTES
  ) {
    const actual =
      stride === undefined
        ? `room for ${redistributors.sizeBytes / REDISTRIBUTOR_BYTES}`
        : `a stride of ${stride} bytes`;
    report.add('BS3106', path, `redistributors of ${coreCount} cores in one range, 128KiB each`, actual);
  }
  report.add('BS3111', path, 'whether the GIC has one security state or two', 'nothing; two are assumed');
  return {
    version: 3,
    gicdPa: distributor.pa,
    gicrPa: redistributors.pa,
    singleSecurityState: false,
    freeIntids: NOT_KNOWN,
  };
}

function gicv2([distributor, cpu, control, virtual]: readonly Registers[]): BoardGic | undefined {
  if (!distributor || !cpu || !control || !virtual) return undefined;
  return {
    version: 2,
    gicdPa: distributor.pa,
    giccPa: secondPage(cpu),
    gichPa: control.pa,
    gicvPa: secondPage(virtual),
    maintenanceIntid: MAINTENANCE_INTID,
    freeIntids: NOT_KNOWN,
  };
}

/**
 * An interface of 128 KiB repeats its first page through the first 64 KiB; the second page follows the last of them
 * (Linux drivers/irqchip/irq-gic.c, gic_check_eoimode).
 */
function secondPage({ pa, sizeBytes }: Registers): bigint {
  return sizeBytes === 0x2_0000n ? pa + 0xf000n : pa;
}

/** Its maintenance interrupt is one of its own. */
function checkMaintenance(found: LocatedNode, { nodes, report }: Session): void {
  const { node } = found;
  const own = phandleOf(node);
  const properties = own === undefined ? {} : { 'interrupt-parent': own };
  const itself = { ...found, node: { ...node, properties: { ...node.properties, ...properties } } };
  const result = interruptsOf(itself, nodes);
  const intids = 'interrupts' in result ? result.interrupts.map(({ intid }) => intid) : [];
  if (intids[0] === MAINTENANCE_INTID) return;
  report.add(
    'BS3106',
    found.path,
    `maintenance interrupt PPI 9, INTID ${MAINTENANCE_INTID}`,
    showList(intids),
  );
}
