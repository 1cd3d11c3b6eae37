/** A board's data from its device tree: what is understood, and diagnostics of what is not. */
import type { Board } from '@bulkhead/boards';
import { type LocatedNode, locate } from '../devicetree/located.ts';
import { readDeviceTree } from '../devicetree/reader.ts';
import { compatibleOf, textOf } from '../devicetree/values.ts';
import { type Diagnostic, Diagnostics } from '../diagnostics/diagnostic.ts';
import { importController } from './controller.ts';
import { checkTimer, importCores } from './cores.ts';
import { type ImportedDevice, importDevices } from './devices.ts';
import { importMemory } from './memory.ts';
import { IOMMU } from './pieces.ts';
import type { Session } from './session.ts';
import { type ImportedUart, importUart } from './uart.ts';

/** The nodes that a board's facts are from. */
export interface BoardSources {
  readonly ram: string;
  readonly reserved: readonly string[];
  readonly cores: readonly string[];
  readonly gic: string;
  readonly uart: string;
  readonly devices: Readonly<Record<string, readonly string[]>>;
}

/** The board is there when no diagnostic is an error. */
export interface ImportResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly board?: Board;
  readonly sources?: BoardSources;
}

/** Reads a device tree blob, whatever is in it. */
export function importBoard(blob: Uint8Array, name: string): ImportResult {
  const report = new Diagnostics();
  const read = readDeviceTree(blob);
  if ('reason' in read) {
    report.add('BS3101', '/', 'a flattened device tree, version 16 or 17', read.reason);
    return { diagnostics: report.list };
  }
  const session = { tree: read.tree, nodes: locate(read.tree.root), report };
  const imported = importParts(session, name);
  return { diagnostics: report.list, ...(report.hasErrors ? {} : imported) };
}

function importParts(session: Session, name: string): Omit<ImportResult, 'diagnostics'> {
  const memory = importMemory(session);
  const cores = importCores(session);
  const gic = importController(session, cores?.length ?? 1);
  const uart = importUart(session);
  checkTimer(session);
  reportIommus(session);
  const withMemory = memory ? { ...session, ram: memory.ram.fact } : session;
  const devices = importDevices(withMemory, uart?.located);
  const console = uart && consoleOf(uart, devices, session);
  if (!memory || !cores || !gic || !uart || !console) return {};
  const affinities = cores.map(({ fact }) => fact);
  const board: Board = {
    name,
    sources: [describe(session)],
    ram: { pa: memory.ram.fact.pa, size: Number(memory.ram.fact.sizeBytes) },
    ...(memory.reserved.length === 0 ? {} : { reserved: memory.reserved.map(({ fact }) => fact) }),
    imagePa: memory.imagePa,
    cores: cores.length,
    maxCores: cores.length,
    mpidr: (core) => affinities[core] ?? 0n,
    gic: gic.fact,
    uart: console.name,
    uartKind: uart.kind,
    iommu: false,
    devices: Object.fromEntries(devices.map((one) => [one.name, one.facts])),
    booted: false,
  };
  const sources = {
    ram: memory.ram.source,
    reserved: memory.reserved.map(({ source }) => source),
    cores: cores.map(({ source }) => source),
    gic: gic.source,
    uart: uart.located.path,
    devices: Object.fromEntries(devices.map((one) => [one.name, one.sources.map(({ path }) => path)])),
  };
  return { board, sources };
}

/** The device that the UART is: its registers are the first of the device's, and its interrupt too. */
function consoleOf(uart: ImportedUart, devices: readonly ImportedDevice[], { report }: Session) {
  const found = devices.find(({ sources }) => sources.includes(uart.located));
  const objection = found ? objectionTo(found, uart) : 'it was left out';
  if (objection === undefined) return found;
  report.add('BS3107', uart.located.path, 'a UART at the start of a page, with an interrupt', objection);
  return undefined;
}

function objectionTo({ facts, sources }: ImportedDevice, { located }: ImportedUart): string | undefined {
  const [first] = facts.nodes;
  if (sources[0] !== located || first?.regOffset !== 0)
    return 'its registers are behind others in their page';
  return first.interrupt === undefined ? 'no interrupt' : undefined;
}

function describe({ tree: { root } }: Session): string {
  const model = textOf(root.properties.model);
  const names = compatibleOf(root).join(', ');
  return `device tree of ${model ?? 'a board without a name'}${names === '' ? '' : ` (${names})`}`;
}

function reportIommus({ nodes, report }: Session): void {
  const isIommu = ({ node, enabled }: LocatedNode) =>
    enabled && compatibleOf(node).some((name) => IOMMU.test(name));
  for (const { path, node } of nodes.filter(isIommu)) {
    report.add('BS3113', path, 'an IOMMU that there is a driver for', compatibleOf(node).join(', '));
  }
}
