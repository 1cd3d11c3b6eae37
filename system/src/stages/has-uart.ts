import type { ExpandedDevice } from './expanded.ts';

/** Whether the board's UART is assigned to the partition. */
export function hasUart({ devices }: { readonly devices: readonly ExpandedDevice[] }): boolean {
  return devices.some((device) => device.isUart);
}
