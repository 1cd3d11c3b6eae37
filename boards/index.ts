export type {
  Board,
  BoardBcm2836,
  BoardClock,
  BoardDevice,
  BoardDeviceNode,
  BoardEmulator,
  BoardGic,
  BoardGicV2,
  BoardGicV3,
  BoardInterrupt,
  BoardProperty,
  BoardReserved,
} from './board.ts';
export { type QemuVirtDevice, type QemuVirtOptions, qemuVirt } from './qemu-virt.ts';
export { type Raspi3bDevice, type Raspi3bOptions, raspi3b } from './raspi3b.ts';
export { BOARDS, type BoardOptions } from './registry.ts';
export { formatSize, parseSize, type Size, type SizeUnit } from './size.ts';
export { type XlnxZcu102Device, type XlnxZcu102Options, xlnxZcu102 } from './xlnx-zcu102.ts';
