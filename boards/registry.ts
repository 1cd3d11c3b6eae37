import type { Board } from './board.ts';
import { qemuVirt } from './qemu-virt.ts';
import { raspi3b } from './raspi3b.ts';
import type { Size } from './size.ts';
import { xlnxZcu102 } from './xlnx-zcu102.ts';

/** What every board of ours can be asked for. */
export interface BoardOptions {
  readonly cores?: number;
  readonly memory?: Size;
}

/** The boards by name, for descriptions that are data: each makes the board of its name. */
export const BOARDS: Readonly<Record<string, (options: BoardOptions) => Board>> = {
  'qemu-virt': (options) => qemuVirt({ ...options, gic: 3 }),
  'qemu-virt-gicv2': (options) => qemuVirt({ ...options, gic: 2 }),
  'xlnx-zcu102': xlnxZcu102,
  raspi3b,
};
