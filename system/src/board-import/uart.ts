/** The UART that carries the consoles. */
import type { Board } from '@bulkhead/boards';
import { type LocatedNode, nodeAt } from '../devicetree/located.ts';
import { compatibleOf, textOf } from '../devicetree/values.ts';
import { showList } from '../diagnostics/show.ts';
import type { Session } from './session.ts';

const KINDS: Readonly<Record<Board['uartKind'], readonly string[]>> = {
  pl011: ['arm,pl011'],
  cadence: ['cdns,uart-r1p8', 'cdns,uart-r1p12', 'xlnx,xuartps'],
};

export interface ImportedUart {
  readonly located: LocatedNode;
  readonly kind: Board['uartKind'];
}

export function uartKindOf({ node }: LocatedNode): Board['uartKind'] | undefined {
  const names = compatibleOf(node);
  const kinds = Object.keys(KINDS) as Board['uartKind'][];
  return kinds.find((kind) => KINDS[kind].some((name) => names.includes(name)));
}

/** The one that the tree prints on; else the first that there is a driver for. */
export function importUart({ nodes, report }: Session): ImportedUart | undefined {
  const chosen = nodes.find(({ path }) => path === '/chosen');
  const wanted = textOf(chosen?.node.properties['stdout-path']);
  const named = wanted === undefined ? undefined : nodeAt(wanted, nodes);
  const kind = named && uartKindOf(named);
  if (named?.enabled && kind) return { located: named, kind };
  const other = nodes.find((one) => one.enabled && uartKindOf(one));
  const actual = named
    ? `${named.path}, which is ${showList(compatibleOf(named.node))}`
    : (wanted ?? 'no stdout-path');
  const expected = `a UART that there is a driver for: ${Object.values(KINDS).flat().join(', ')}`;
  if (!other) {
    report.add('BS3107', '/chosen', expected, actual);
    return undefined;
  }
  report.add('BS3112', '/chosen', expected, `${actual}; ${other.path} is taken`);
  return { located: other, kind: uartKindOf(other)! };
}
