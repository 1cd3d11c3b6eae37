/** The nodes of a board's device tree with their paths, and what they inherit (Devicetree Specification v0.4, 2.3). */
import type { DeviceTreeNode } from './node.ts';
import { cellOf, textOf } from './values.ts';

export interface LocatedNode {
  /** `/soc/serial@ff000000` */
  readonly path: string;
  readonly node: DeviceTreeNode;
  readonly parent?: LocatedNode;
  /** Neither it nor what it is in is disabled. */
  readonly enabled: boolean;
}

/** Every node, the root first, each before its children. */
export function locate(root: DeviceTreeNode): LocatedNode[] {
  const found: LocatedNode[] = [];
  visit(root, undefined, found);
  return found;
}

function visit(node: DeviceTreeNode, parent: LocatedNode | undefined, found: LocatedNode[]): void {
  const located: LocatedNode = {
    path: pathOf(node, parent),
    node,
    enabled: (parent?.enabled ?? true) && isEnabled(node),
    ...(parent ? { parent } : {}),
  };
  found.push(located);
  for (const child of node.children) visit(child, located, found);
}

function pathOf({ name }: DeviceTreeNode, parent: LocatedNode | undefined): string {
  if (!parent) return '/';
  return parent.path === '/' ? `/${name}` : `${parent.path}/${name}`;
}

function isEnabled({ properties }: DeviceTreeNode): boolean {
  if (properties.status === undefined) return true;
  return ['okay', 'ok'].includes(textOf(properties.status) ?? '');
}

/** The node's number, by which others point at it. */
export function phandleOf({ properties }: DeviceTreeNode): number | undefined {
  return cellOf(properties.phandle) ?? cellOf(properties['linux,phandle']);
}

/** A name without its unit address. */
export function baseName({ name }: DeviceTreeNode): string {
  return name.split('@')[0]!;
}

/** A node by its path, by its alias, or by either with options behind a colon, as `stdout-path` has them. */
export function nodeAt(name: string, nodes: readonly LocatedNode[]): LocatedNode | undefined {
  const [target] = name.split(':') as [string];
  if (target.startsWith('/')) return nodes.find(({ path }) => path === target);
  const aliases = nodes.find(({ path }) => path === '/aliases')?.node.properties ?? {};
  const alias = Object.hasOwn(aliases, target) ? textOf(aliases[target]) : undefined;
  return alias?.startsWith('/') ? nodes.find(({ path }) => path === alias) : undefined;
}
