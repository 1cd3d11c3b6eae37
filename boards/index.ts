export type {
  Board,
  BoardDevice,
  BoardDeviceNode,
  BoardEmulator,
  BoardGic,
  BoardInterrupt,
  BoardReserved,
} from './board.ts';
export { type QemuVirtDevice, type QemuVirtOptions, qemuVirt } from './qemu-virt.ts';
export { BOARDS, type BoardOptions } from './registry.ts';
export { formatSize, parseSize, type Size, type SizeUnit } from './size.ts';
