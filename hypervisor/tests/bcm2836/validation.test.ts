/** What a hypervisor for a BCM2836 refuses of the board's record. */
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
import {
  overlapsController,
  validController,
  validControllerPlace,
} from '../../arch/aarch64/bcm2836/board.ts';
import { initializeConsoles } from '../../core/console/consoles.ts';
import { validHeader } from '../../core/validation/configuration.ts';
import { initializeUart } from '../../platform/pl011.ts';
import { LOCAL, PERIPHERALS } from '../model/bcm2836.ts';
import { boardWith, UART } from '../model/board.ts';
import { Pl011 } from '../model/pl011.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

describe('a hypervisor for a BCM2836', () => {
  let configuration: RuntimeConfiguration;
  let board: BoardRecord;
  let uart: Pl011;

  beforeEach(() => {
    const made = boardWith([{ cores: [0] }]);
    configuration = made.configuration;
    board = configuration.board;
    Object.assign(board, { gicdPa: PERIPHERALS, giccPa: LOCAL });
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
    board.giccPa += 0x800n;
    expect(refused(validController)).toBe(
      'configuration refused: board.bcm2836[0x1] = 0x3d000800 must be a 4 KiB aligned address',
    );
  });

  test('refuses a core that has another number than its registers', () => {
    board.mpidr[2] = 3n;
    board.mpidr[3] = 2n;
    expect(refused(validController)).toBe(
      'configuration refused: board.mpidr[0x2] = 0x3 must be the number of the core, 0 to 3',
    );
  });

  test('refuses more cores than there are registers for', () => {
    board.coreCount = 5;
    board.mpidr[4] = 4n;
    expect(refused(validController)).toBe(
      'configuration refused: board.mpidr[0x4] = 0x4 must be the number of the core, 0 to 3',
    );
  });

  test('refuses local registers among the peripherals', () => {
    board.giccPa = PERIPHERALS + 0x20_1000n;
    expect(refused(validControllerPlace)).toBe(
      'configuration refused: board.bcm2836[0x1] = 0x3e201000 overlaps memory or other registers of the controller',
    );
  });

  test('refuses registers in memory', () => {
    board.gicdPa = board.ramPa;
    expect(refused(validControllerPlace)).toBe(
      'configuration refused: board.bcm2836[0x0] = 0x4000b000 overlaps memory or other registers of the controller',
    );
  });

  test('gives none of the registers to a partition, nor what resets the chip', () => {
    const pages = [PERIPHERALS + 0xb000n, PERIPHERALS + 0x10_0000n, LOCAL];
    expect(pages.map((pa) => overlapsController(board, pa, 0x1000n))).toEqual(pages.map(() => true));
    expect(overlapsController(board, PERIPHERALS + 0x3000n, 0x1000n)).toBe(false);
  });

  test.each([
    ['a GICv2', versionFor(ControllerKind.GicV2, UartKind.Pl011, PowerKind.Bcm2835)],
    ['PSCI', versionFor(ControllerKind.Bcm2836, UartKind.Pl011, PowerKind.Psci)],
  ])('refuses the configuration of a board with %s', (_, version) => {
    configuration.version = version;
    expect(refused(() => validHeader(configuration))).toMatch(
      /^configuration refused: version = 0x[0-9a-f]+ is not the version of this hypervisor$/,
    );
  });
});
