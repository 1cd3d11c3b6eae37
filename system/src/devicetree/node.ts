/** A device tree as data (Devicetree Specification v0.4, chapter 2). */

/**
 * Value of a property: `true` is present without a value, numbers are 32-bit cells, strings are
 * NUL-terminated and several make a string list.
 */
export type PropertyValue = true | number | readonly number[] | string | readonly string[] | Uint8Array;

export interface DeviceTreeNode {
  /** With unit address; empty for the root. */
  readonly name: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
  readonly children: readonly DeviceTreeNode[];
}

export function node(
  name: string,
  properties: DeviceTreeNode['properties'],
  children: readonly DeviceTreeNode[] = [],
): DeviceTreeNode {
  return { name, properties, children };
}

/** A 64-bit number as two cells. */
export function cells64(value: bigint): [number, number] {
  return [Number(BigInt.asUintN(32, value >> 32n)), Number(BigInt.asUintN(32, value))];
}

/** Address and size under #address-cells = #size-cells = 2. */
export function reg(address: bigint, sizeBytes: number | bigint): number[] {
  return [...cells64(address), ...cells64(BigInt(sizeBytes))];
}

/** `uart@9000000` */
export function unitName(name: string, address: bigint): string {
  return `${name}@${address.toString(16)}`;
}
