/** What a device needs from other nodes of the board, which its partition does not have. */
import type { BoardClock } from '@bulkhead/boards';
import { needOf } from '../devicetree/leading-away.ts';
import { type LocatedNode, phandleOf } from '../devicetree/located.ts';
import type { DeviceTreeNode } from '../devicetree/node.ts';
import { cellOf, cellsOf, compatibleOf, stringsOf } from '../devicetree/values.ts';

/** Names, masks and settings of these, and what is made anew. */
const LEFT_OUT =
  /^(reg|ranges|dma-ranges|interrupts|interrupts-extended|interrupt-parent|interrupt-map(-mask)?|phandle|linux,phandle|clocks|clock-names|assigned-clock.*|status|secure-status|reset-names|power-domain-names|pinctrl-names|phy-names|dma-names|interconnect-names|mbox-names|nvmem-cell-names|msi-map-mask|operating-points.*|#address-cells|#size-cells)$/;

/** `resets`, `power-domains`: each once. */
export function needsOf({ properties }: DeviceTreeNode): string[] {
  return [...new Set(Object.keys(properties).flatMap((name) => needOf(name) ?? []))];
}

/** Whether a property is copied into a guest's node. */
export function isCopied(property: string): boolean {
  return !LEFT_OUT.test(property) && needOf(property) === undefined;
}

/** The clock inputs: a fixed clock's frequency, or who makes it. */
export function clocksOf({ node }: LocatedNode, nodes: readonly LocatedNode[]): BoardClock[] {
  const names = stringsOf(node.properties['clock-names']) ?? [];
  const cells = cellsOf(node.properties.clocks) ?? [];
  const clocks: BoardClock[] = [];
  for (let at = 0; at < cells.length; ) {
    const provider = nodes.find((one) => phandleOf(one.node) === cells[at]);
    const width = provider ? (cellOf(provider.node.properties['#clock-cells']) ?? 0) : 0;
    const name = names[clocks.length];
    clocks.push({
      ...(name === undefined ? {} : { name }),
      ...sourceOf(provider, cells.slice(at + 1, at + 1 + width)),
    });
    at += 1 + width;
  }
  return clocks;
}

function sourceOf(provider: LocatedNode | undefined, specifier: readonly number[]): Omit<BoardClock, 'name'> {
  if (!provider) return { from: 'a node that is not there' };
  const frequency = cellOf(provider.node.properties['clock-frequency']);
  if (compatibleOf(provider.node).includes('fixed-clock') && frequency) return { frequencyHz: frequency };
  return { from: [provider.path, ...specifier].join(' ') };
}
