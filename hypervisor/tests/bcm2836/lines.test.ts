/** Physical interrupts on a board whose controllers only know lines: what a distributor would do is kept in memory. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { acknowledgeInterrupt, writeDeactivate } from '../../arch/aarch64/bcm2836/cpu-interface.ts';
import {
  initializeCoreInterrupts,
  initializeDistributor,
  kickCore,
  resetPhysical,
  setPhysicalEnabled,
  setPhysicalPending,
  writePhysicalWord,
} from '../../arch/aarch64/bcm2836/driver.ts';
import { Bcm2836 } from '../model/bcm2836.ts';
import { boardWith } from '../model/board.ts';
import { type Machine, machine } from '../model/machine.ts';

vi.mock('@bulkhead/bare/unsafe', () => import('../model/intrinsics.ts'));

const CORES = [0, 1, 2, 3];
const [UART, ARM_TIMER] = [89, 96];
const NOTHING = 1023;
const [KICK, HYPERVISOR_TIMER, VIRTUAL_TIMER, PHYSICAL_TIMER] = [15, 26, 27, 30];
/** Bits of IRQ_SOURCE. */
const [CNTPNS, CNTHP, CNTV] = [1 << 1, 1 << 2, 1 << 3];
const CONSOLE_CORE = 2;

describe('the interrupts of a BCM2836', () => {
  let hardware: Bcm2836;

  function on<T>(core: number, act: () => T): T {
    (machine() as Machine).core = core;
    return act();
  }
  const take = (core: number) => on(core, () => Number(acknowledgeInterrupt()));
  const deactivate = (core: number, intid: number) => on(core, () => writeDeactivate(BigInt(intid)));
  const signalled = () => CORES.filter((core) => hardware.isSignalled(core));

  beforeEach(() => {
    const made = boardWith([{ cores: [0] }]);
    made.configuration.board.consoleCore = CONSOLE_CORE;
    hardware = new Bcm2836(made.machine, made.configuration.board);
    on(0, initializeDistributor);
    for (const core of CORES) {
      expect(on(core, () => initializeCoreInterrupts(core))).toBe(true);
      on(core, () => take(core));
    }
    for (const word of [1, 2, 3]) on(0, () => resetPhysical(0, word, 0xffff_ffff));
  });

  test('come to the console’s core alone, and are not let through while in service', () => {
    hardware.lines.add(UART);
    expect(signalled()).toEqual([]);
    on(0, () => setPhysicalEnabled(0, UART, true));
    expect(signalled()).toEqual([CONSOLE_CORE]);
    expect(take(CONSOLE_CORE)).toBe(UART);
    expect(signalled()).toEqual([]);
    expect(take(CONSOLE_CORE)).toBe(NOTHING);
    deactivate(1, UART);
    expect(signalled()).toEqual([CONSOLE_CORE]);
    expect(take(CONSOLE_CORE)).toBe(UART);
    hardware.lines.delete(UART);
    deactivate(CONSOLE_CORE, UART);
    expect([take(CONSOLE_CORE), signalled()]).toEqual([NOTHING, []]);
  });

  test('of the ARM side have their own register', () => {
    on(0, () => setPhysicalEnabled(0, ARM_TIMER, true));
    hardware.lines.add(ARM_TIMER);
    expect(take(CONSOLE_CORE)).toBe(ARM_TIMER);
  });

  test('that are disabled while in service stay so', () => {
    on(0, () => setPhysicalEnabled(0, UART, true));
    hardware.lines.add(UART);
    expect(take(CONSOLE_CORE)).toBe(UART);
    on(1, () => setPhysicalEnabled(1, UART, false));
    deactivate(1, UART);
    expect(signalled()).toEqual([]);
    on(1, () => setPhysicalEnabled(1, UART, true));
    expect(take(CONSOLE_CORE)).toBe(UART);
  });

  test('are let through as the bits say, whatever another core does meanwhile', () => {
    on(0, () => setPhysicalEnabled(0, UART, true));
    hardware.lines.add(UART);
    hardware.beforeWrite = () => {
      hardware.beforeWrite = () => {};
      writeDeactivate(BigInt(UART));
    };
    expect(take(CONSOLE_CORE)).toBe(UART);
    expect(hardware.isEnabled(UART)).toBe(true);
    hardware.beforeWrite = () => {
      hardware.beforeWrite = () => {};
      setPhysicalEnabled(1, UART, true);
    };
    on(0, () => setPhysicalEnabled(0, UART, false));
    expect(hardware.isEnabled(UART)).toBe(true);
  });

  test('that are made pending by a write come once, and wait until they are enabled', () => {
    on(1, () => setPhysicalPending(1, UART));
    expect(CORES.map(take)).toEqual(CORES.map(() => NOTHING));
    on(1, () => setPhysicalEnabled(1, UART, true));
    on(1, () => setPhysicalEnabled(1, ARM_TIMER, true));
    on(1, () => setPhysicalPending(1, ARM_TIMER));
    expect(signalled()).toEqual([CONSOLE_CORE]);
    expect([take(CONSOLE_CORE), take(CONSOLE_CORE), take(CONSOLE_CORE)]).toEqual([UART, ARM_TIMER, NOTHING]);
    for (const intid of [UART, ARM_TIMER]) deactivate(0, intid);
    expect([take(CONSOLE_CORE), signalled()]).toEqual([NOTHING, []]);
  });

  test('that the chip does not have are nothing', () => {
    for (const intid of [104, 200, 1019]) {
      on(0, () => setPhysicalEnabled(0, intid, true));
      on(0, () => setPhysicalPending(0, intid));
      deactivate(0, intid);
    }
    expect(signalled()).toEqual([]);
  });

  test('of timers are each core’s own', () => {
    const enable = (core: number, intid: number) => on(core, () => setPhysicalEnabled(core, intid, true));
    for (const core of [0, 1]) hardware.timers[core] = CNTPNS | CNTV;
    expect(signalled()).toEqual([]);
    enable(1, VIRTUAL_TIMER);
    expect(signalled()).toEqual([1]);
    expect([take(1), take(1)]).toEqual([VIRTUAL_TIMER, NOTHING]);
    enable(1, PHYSICAL_TIMER);
    expect([take(1), take(1)]).toEqual([PHYSICAL_TIMER, NOTHING]);
    on(1, () => writePhysicalWord(1, 0x380, 0, 1 << VIRTUAL_TIMER));
    expect([take(1), take(1)]).toEqual([VIRTUAL_TIMER, NOTHING]);
    expect(take(0)).toBe(NOTHING);
  });

  test('of the hypervisor come first', () => {
    on(0, () => setPhysicalEnabled(0, UART, true));
    on(CONSOLE_CORE, () => setPhysicalEnabled(CONSOLE_CORE, VIRTUAL_TIMER, true));
    hardware.lines.add(UART);
    hardware.timers[CONSOLE_CORE] = CNTV | CNTHP;
    on(1, () => kickCore(CONSOLE_CORE));
    expect([take(CONSOLE_CORE), take(CONSOLE_CORE)]).toEqual([KICK, HYPERVISOR_TIMER]);
    hardware.timers[CONSOLE_CORE] = CNTV;
    expect([take(CONSOLE_CORE), take(CONSOLE_CORE), take(CONSOLE_CORE)]).toEqual([
      VIRTUAL_TIMER,
      UART,
      NOTHING,
    ]);
  });

  test('kick the core that is meant', () => {
    on(0, () => kickCore(3));
    expect(signalled()).toEqual([3]);
    expect([take(3), take(3), signalled()]).toEqual([KICK, NOTHING, []]);
  });
});
