/** Properties that lead to other nodes, and what for (Linux Documentation/devicetree/bindings). */
const LEADING_AWAY: readonly [RegExp, string][] = [
  [/^resets$/, 'resets'],
  [/^power-domains$/, 'power-domains'],
  [/^pinctrl-\d+$/, 'pinctrl'],
  [/-supply$/, 'regulators'],
  [/^phys$/, 'phys'],
  [/^phy-handle$/, 'phys'],
  [/^dmas$/, 'dmas'],
  [/(^|-)gpios?$/, 'gpios'],
  [/^iommus$/, 'iommus'],
  [/^interconnects$/, 'interconnects'],
  [/^mboxes$/, 'mboxes'],
  [/^memory-region$/, 'memory-region'],
  [/^nvmem-cells$/, 'nvmem-cells'],
  [/^syscon|-syscon$/, 'syscon'],
  [/^msi-(parent|map)$/, 'msi'],
  [/^hwlocks$/, 'hwlocks'],
];

/** What a property needs of others: `resets`; nothing for one that leads nowhere. */
export function needOf(property: string): string | undefined {
  return LEADING_AWAY.find(([pattern]) => pattern.test(property))?.[1];
}

/** Whether its first cell is a node's phandle. */
export function isReference(property: string): boolean {
  if (property === 'clocks' || property === 'interrupt-parent' || property === 'interrupts-extended')
    return true;
  return needOf(property) !== undefined && property !== 'msi-map' && property !== 'syscon';
}
