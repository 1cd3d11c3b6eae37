/** Cores at a spin table, and the power management of a BCM2835. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { BootHeader } from '../../abi/image.ts';
import { mapPower, powerOffBoard, resetBoard, startCore } from '../../platform/bcm2835.unsafe.ts';
import { PERIPHERALS } from '../model/bcm2836.ts';
import { boardWith } from '../model/board.ts';
import type { Machine } from '../model/machine.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

const AREAS = 0x4021_0000n;
const ENTRY = 0x4020_1000n;
const [RSTC, RSTS, WDOG] = [0x1c, 0x20, 0x24];

describe('a board with the firmware of a Raspberry Pi', () => {
  let machine: Machine;
  let writes: [offset: number, value: number][];
  let board: ReturnType<typeof boardWith>['configuration']['board'];

  beforeEach(() => {
    const made = boardWith([{ cores: [0] }]);
    machine = made.machine;
    board = made.configuration.board;
    board.gicdPa = PERIPHERALS;
    machine.symbols.set('__boot_header', machine.addressOf(new BootHeader()));
    machine.symbols.set('spin_table_areas', AREAS);
    machine.symbols.set('spin_table_core', ENTRY);
    writes = [];
    const values = new Map([
      [RSTC, 0x1_0130],
      [RSTS, 0x1fff],
    ]);
    machine.devices.push({
      base: PERIPHERALS + 0x10_0000n,
      sizeBytes: 0x1000n,
      read: (offset) => BigInt(values.get(offset) ?? 0),
      write: (offset, value) => writes.push([offset, Number(value)]),
    });
  });

  test('is left alone before it is known where its registers are', () => {
    powerOffBoard();
    expect(writes).toEqual([]);
  });

  test('is switched off by a reset into the partition that stays off', () => {
    expect(mapPower(board)).toBe(true);
    powerOffBoard();
    expect(writes).toEqual([
      [RSTS, 0x5a00_1fff],
      [WDOG, 0x5a00_000a],
      [RSTC, 0x5a01_0120],
    ]);
  });

  test('is reset into the partition that it came from first', () => {
    expect(mapPower(board)).toBe(true);
    resetBoard();
    expect(writes[0]).toEqual([RSTS, 0x5a00_1aaa]);
    expect(writes.slice(1)).toEqual([
      [WDOG, 0x5a00_000a],
      [RSTC, 0x5a01_0120],
    ]);
  });

  test('has a core find its area before it is told to come', () => {
    const cleaned: [string, bigint, bigint][] = [];
    machine.onInstruction = (text, address) => cleaned.push([text, address, machine.load(0xd8n + 16n)]);
    expect(startCore(2n, 0x4030_0000n)).toBe(0n);
    expect(machine.load(AREAS + 16n)).toBe(0x4030_0000n);
    expect(cleaned).toEqual([['dc cvac, %0', AREAS + 16n, 0n]]);
    expect([0n, 8n, 16n, 24n].map((offset) => machine.load(0xd8n + offset))).toEqual([0n, 0n, ENTRY, 0n]);
  });
});
