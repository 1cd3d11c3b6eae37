import type { Board } from './board.ts';
import { juno } from './juno.ts';
import { kriaKv260 } from './kria-kv260.ts';
import { qemuVirt } from './qemu-virt.ts';
import { raspi3b } from './raspi3b.ts';
import { raspi4b } from './raspi4b.ts';
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
  raspi4b,
  'kria-kv260': kriaKv260,
  juno,
};
