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
export { type JunoDevice, type JunoOptions, juno } from './juno.ts';
export { type KriaKv260Device, type KriaKv260Options, kriaKv260 } from './kria-kv260.ts';
export { type QemuVirtDevice, type QemuVirtOptions, qemuVirt } from './qemu-virt.ts';
export { type Raspi3bDevice, type Raspi3bOptions, raspi3b } from './raspi3b.ts';
export { type Raspi4bDevice, type Raspi4bOptions, raspi4b } from './raspi4b.ts';
export { BOARDS, type BoardOptions } from './registry.ts';
export { formatSize, parseSize, type Size, type SizeUnit } from './size.ts';
export { type XlnxZcu102Device, type XlnxZcu102Options, xlnxZcu102 } from './xlnx-zcu102.ts';
