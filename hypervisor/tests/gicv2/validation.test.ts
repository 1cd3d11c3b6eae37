/** What a hypervisor for a GICv2 refuses of the board's record. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Demultiplexer } from '../../../cli/src/stream/demultiplexer.ts';
import { refusalInWords } from '../../../cli/src/stream/refusal.ts';
import {
  type BoardRecord,
  ControllerKind,
  PowerKind,
  type RuntimeConfiguration,
  UartKind,
  versionFor,
} from '../../abi/configuration.ts';
import { overlapsController, validController, validControllerPlace } from '../../arch/aarch64/gicv2/board.ts';
import { initializeConsoles } from '../../core/console/consoles.ts';
import { validHeader } from '../../core/validation/configuration.ts';
import { initializeUart } from '../../platform/pl011.ts';
import { boardWith, UART } from '../model/board.ts';
import { GICC, GICH } from '../model/gicv2.ts';
import { Pl011 } from '../model/pl011.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

const GICV = 0x0804_0000n;

describe('a hypervisor for a GICv2', () => {
  let configuration: RuntimeConfiguration;
  let board: BoardRecord;
  let uart: Pl011;

  beforeEach(() => {
    const made = boardWith([{ cores: [0] }]);
    configuration = made.configuration;
    board = configuration.board;
    Object.assign(board, { giccPa: GICC, gichPa: GICH, gicvPa: GICV });
    uart = new Pl011();
    uart.room = 10_000;
    made.machine.devices.push(uart);
    initializeConsoles();
    initializeUart(UART);
  });

  function refused(check: (record: BoardRecord) => boolean): string {
    expect(check(board)).toBe(false);
    let log = '';
    new Demultiplexer({
      framed: (_, bytes) => {
        log += Buffer.from(bytes).toString();
      },
      unframed: () => {},
    }).push(Uint8Array.from(uart.sent));
    return log.trimEnd().split('\n').map(refusalInWords).join('\n');
  }

  test('accepts the registers of one', () => {
    expect([validController(board), validControllerPlace(board)]).toEqual([true, true]);
  });

  test('refuses addresses that are no pages', () => {
    board.gichPa += 0x800n;
    expect(refused(validController)).toBe(
      'configuration refused: board.gicv2[0x2] = 0x8030800 must be a 4 KiB aligned address',
    );
  });

  test('refuses registers that overlap each other', () => {
    board.gicvPa = GICC + 0x1000n;
    expect(refused(validControllerPlace)).toBe(
      'configuration refused: board.gicv2[0x3] = 0x8011000 overlaps memory or other registers of the controller',
    );
  });

  test('refuses registers in memory', () => {
    board.giccPa = board.ramPa;
    expect(refused(validControllerPlace)).toBe(
      'configuration refused: board.gicv2[0x1] = 0x40000000 overlaps memory or other registers of the controller',
    );
  });

  test('gives none of the registers to a partition', () => {
    const pages = [board.gicdPa, GICC, GICC + 0x1000n, GICH, GICV, GICV + 0x1000n];
    expect(pages.map((pa) => overlapsController(board, pa, 0x1000n))).toEqual(pages.map(() => true));
    expect(overlapsController(board, GICV + 0x2000n, 0x1000n)).toBe(false);
  });

  test.each([
    ['a GICv3', versionFor(ControllerKind.GicV3, UartKind.Pl011, PowerKind.Psci)],
    ['a Cadence UART', versionFor(ControllerKind.GicV2, UartKind.Cadence, PowerKind.Psci)],
  ])('refuses the configuration of a board with %s', (_, version) => {
    configuration.version = version;
    expect(refused(() => validHeader(configuration))).toMatch(
      /^configuration refused: version = 0x[0-9a-f]+ is not the version of this hypervisor$/,
    );
  });
});
