import type { Board } from './board.ts';
import { qemuVirt } from './qemu-virt.ts';
import type { Size } from './size.ts';

/** What every board of ours can be asked for. */
export interface BoardOptions {
  readonly cores?: number;
  readonly memory?: Size;
}

/** The boards by name, for descriptions that are data. */
export const BOARDS: Readonly<Record<string, (options: BoardOptions) => Board>> = { 'qemu-virt': qemuVirt };
