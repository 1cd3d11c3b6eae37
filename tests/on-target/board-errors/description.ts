import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

/** SPI 7 of the board, its GPIO controller's (QEMU hw/arm/virt.c, a15irqmap). */
const GPIO_INTID = 39;

/** A board whose GPIO controller stands for what reports errors; a partition can have it report one. */
export function boardWithErrors(action: 'log' | 'stop-system' | 'reset-system') {
  const board = qemuVirt({ cores: 2, memory: '128MiB' });
  const { gpio } = board.devices;
  return defineSystem({
    board: { ...board, devices: { ...board.devices, gpio: { ...gpio, interrupts: [] } } },
    partitions: {
      raises: {
        guest: typescript({ entry: './raises.ts' }),
        memory: '2MiB',
        cores: [1],
        devices: ['gpio'],
        rights: { health: true },
        expect: { end: 'off' },
      },
    },
    console: { core: 0 },
    onBoardError: { intids: [GPIO_INTID], action },
  });
}
