/** Everything with registers that a partition can be given, in the pages that stage 2 divides it into. */
import type { BoardDevice } from '@bulkhead/boards';
import { baseName, type LocatedNode } from '../devicetree/located.ts';
import type { TreeInterrupt } from '../devicetree/taken-interrupts.ts';
import { compatibleOf } from '../devicetree/values.ts';
import { PAGE } from '../numbers.ts';
import { isKnownWithoutDma } from './dma.ts';
import { guestNode } from './guest-node.ts';
import { placeForGuests } from './guest-place.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Session } from './session.ts';

export interface ImportedDevice {
  readonly name: string;
  readonly facts: BoardDevice;
  /** The nodes that it was made from. */
  readonly sources: readonly LocatedNode[];
}

/** By their addresses. The UART of the consoles has its place, whoever is given it. */
export function importDevices(session: Session, uart: LocatedNode | undefined): ImportedDevice[] {
  const pieces = session.nodes.filter(({ enabled }) => enabled).flatMap((one) => piecesOf(one, session));
  const groups = sharingPages(pieces);
  const names = groups.map((group) => nameOf(group, groups));
  const hasUart = (group: readonly Piece[]) => group.some(({ located }) => located === uart);
  const placed = placeForGuests(groups.map((group) => ({ ...extentOf(group), stays: hasUart(group) })));
  const devices = groups.map((group, index) => {
    const [extent, ipa] = [extentOf(group), placed[index]];
    const facts = { ...factsOf(group, extent, session), ...(ipa === undefined ? {} : { guestIpa: ipa }) };
    return { name: names[index]!, facts, sources: group.map(({ located }) => located) };
  });
  reportAssumptions(devices, session);
  return devices;
}

interface Extent {
  readonly pa: bigint;
  readonly sizeBytes: bigint;
}

function pagesOf({ registers: { pa, sizeBytes } }: Piece): { start: bigint; end: bigint } {
  return { start: pa & ~(PAGE - 1n), end: (pa + sizeBytes + PAGE - 1n) & ~(PAGE - 1n) };
}

/** Those that share a page belong together: whoever has one of them has the page. */
function sharingPages(pieces: readonly Piece[]): Piece[][] {
  const sorted = [...pieces].sort((a, b) => (a.registers.pa < b.registers.pa ? -1 : 1));
  const groups: Piece[][] = [];
  let end = 0n;
  for (const piece of sorted) {
    const pages = pagesOf(piece);
    const last = groups.at(-1);
    if (last && pages.start < end) last.push(piece);
    else groups.push([piece]);
    end = pages.end > end ? pages.end : end;
  }
  return groups;
}

function extentOf(group: readonly Piece[]): Extent {
  const all = group.map(pagesOf);
  const start = all.reduce((least, { start }) => (start < least ? start : least), all[0]!.start);
  const end = all.reduce((most, { end }) => (end > most ? end : most), 0n);
  return { pa: start, sizeBytes: end - start };
}

/** The name of its first node, with the address where several have that. */
function nameOf(group: readonly Piece[], groups: readonly Piece[][]): string {
  const own = baseName(group[0]!.located.node);
  const same = groups.filter(([first]) => baseName(first!.located.node) === own);
  return same.length === 1 ? own : `${own}@${extentOf(group).pa.toString(16)}`;
}

function factsOf(group: readonly Piece[], { pa, sizeBytes }: Extent, session: Session): BoardDevice {
  const interrupts: TreeInterrupt[] = [];
  const nodes = group.map((piece) => guestNode(piece, pa, interrupts, session));
  const refused = group.map(({ refused }) => refused).find((reason) => reason !== undefined);
  return {
    description: describe(group),
    pa,
    sizeBytes: Number(sizeBytes),
    interrupts: interrupts.map(({ intid, trigger }) => ({ intid, trigger })),
    dma: group.some(({ located }) => !isKnownWithoutDma(compatibleOf(located.node))),
    ...(refused === undefined ? {} : { refused }),
    nodes,
  };
}

function describe(group: readonly Piece[]): string {
  const names = [...new Set(group.map(({ located }) => compatibleOf(located.node)[0]!))];
  return group.length > names.length ? `${names.join(', ')} (${group.length})` : names.join(', ');
}

/** What a device tree does not say of them, and what is to be known before one is assigned. */
function reportAssumptions(devices: readonly ImportedDevice[], { report }: Session): void {
  const list = (chosen: readonly ImportedDevice[]) => chosen.map(({ name }) => name).join(', ');
  const dma = devices.filter(({ facts }) => facts.dma);
  if (dma.length > 0)
    report.add('BS3110', '/', 'whether a device does DMA', `nothing; assumed of ${list(dma)}`);
  const together = devices.filter(({ sources }) => new Set(sources).size > 1);
  for (const { name, sources } of together) {
    const all = sources.map(({ path }) => path).join(', ');
    report.add('BS3114', sources[0]!.path, 'pages of its own', `${name}, with all of ${all}`);
  }
  const needy = devices.filter(({ facts }) =>
    facts.nodes.some(({ needs, clocks }) => needs || clocks?.some(({ from }) => from)),
  );
  if (needy.length > 0) {
    report.add(
      'BS3116',
      '/',
      'devices that need nothing else of the board',
      `clocks, resets or others are needed by ${list(needy)}`,
    );
  }
}
