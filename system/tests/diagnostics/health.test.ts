import { expect, test } from 'vitest';
import { elf } from '../../src/index.ts';
import { connectedDescription } from '../support/connected.ts';
import { goodDescription, messages, messagesOf, withExtra, withPartition } from '../support/good.ts';
import { sharedDescription } from '../support/shared.ts';

const fallback = { guest: elf({ file: 'rtos.elf' }) };

test('BS2901 action that the error cannot have', async () => {
  expect(
    await messages(withPartition('rtos', { onError: { access: 'log', systemError: 'inject' } })),
  ).toMatchInlineSnapshot(`
    "error BS2901 at partitions.rtos.onError.access: action that the error cannot have
      expected: one of inject, restart, restart-warm, halt, fallback, recover, stop-system, reset-system
      actual:   log, but the partition cannot go on after it (a data access outside its memory and devices)
      remedy:   choose one of these
    error BS2901 at partitions.rtos.onError.systemError: action that the error cannot have
      expected: one of restart, restart-warm, halt, fallback, recover, stop-system, reset-system
      actual:   inject, but the architecture has no exception for it (an SError, or an external abort on its access)
      remedy:   choose one of these"
  `);
});
test('BS2003 unknown error, unknown action', async () => {
  expect(
    await messages(withPartition('rtos', { onError: { acess: 'halt', panic: 'stop' } })),
  ).toMatchInlineSnapshot(`
    "error BS2002 at partitions.rtos.onError.acess: unknown field
      expected: one of access, fetch, undefined, systemError, unexpected, panic, reset, warmReset, off, storm, watchdog, overrun, check
      actual:   acess
      remedy:   did you mean access?
    error BS2003 at partitions.rtos.onError.panic: missing field or wrong type
      expected: one of log, inject, restart, restart-warm, halt, fallback, recover, stop-system, reset-system
      actual:   "stop"
      remedy:   write a value of that kind"
  `);
});
test('BS2902 unknown recovery partition', async () => {
  expect(await messages(withPartition('rtos', { recovery: 'linus' }))).toMatchInlineSnapshot(`
    "error BS2902 at partitions.rtos.recovery: unknown recovery partition
      expected: a partition: control, linux, rtos, boot
      actual:   "linus"
      remedy:   did you mean linux?"
  `);
});
test('BS2903 bad recovery partition: itself, at boot, in a circle', async () => {
  expect(await messages(withPartition('rtos', { recovery: 'rtos' }))).toMatchInlineSnapshot(`
    "error BS2903 at partitions.rtos.recovery: bad recovery partition
      expected: another partition than rtos
      actual:   rtos
      remedy:   name another partition that starts on demand"
  `);
  expect(await messages(withPartition('rtos', { recovery: 'boot' }))).toMatchInlineSnapshot(`
    "error BS2903 at partitions.rtos.recovery: bad recovery partition
      expected: a partition that does not start at boot
      actual:   boot
      remedy:   add start: 'on-demand' to boot"
  `);
  const { partitions, ...rest } = goodDescription();
  const recover = { onError: { panic: 'recover' }, start: 'on-demand' };
  const circle = {
    ...rest,
    partitions: {
      ...partitions,
      linux: { ...partitions.linux, rights: { control: ['rtos'] } },
      rtos: { ...partitions.rtos, ...recover, recovery: 'boot' },
      boot: { ...partitions.boot, ...recover, recovery: 'rtos' },
    },
  };
  expect(await messages(circle)).toMatchInlineSnapshot(`
    "error BS2903 at partitions.rtos.recovery: bad recovery partition
      expected: recovery that does not lead back
      actual:   rtos → boot → rtos
      remedy:   name another partition that starts on demand
    error BS2903 at partitions.boot.recovery: bad recovery partition
      expected: recovery that does not lead back
      actual:   boot → rtos → boot
      remedy:   name another partition that starts on demand"
  `);
});
test('BS2904 action without what it starts', async () => {
  expect(
    await messages(
      withPartition('rtos', { onError: { panic: 'fallback' }, restart: { limit: 3, afterLimit: 'recover' } }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2904 at partitions.rtos.onError.panic: action without what it starts
      expected: a fallback image to start
      actual:   no fallback
      remedy:   add fallback: { guest }
    error BS2904 at partitions.rtos.restart.afterLimit: action without what it starts
      expected: a recovery partition to start
      actual:   no recovery
      remedy:   add recovery: '<partition>'"
  `);
});
test('BS2905 bad limit of restarts', async () => {
  expect(
    await messages(withPartition('rtos', { restart: { within: '10s', backOff: '2000s' } })),
  ).toMatchInlineSnapshot(`
    "error BS2905 at partitions.rtos.restart: bad limit of restarts
      expected: a limit with within
      actual:   no limit
      remedy:   choose a number between the two, with a limit"
  `);
  expect(
    await messages(withPartition('rtos', { restart: { limit: 0, within: '0s', backOff: '3601s' } })),
  ).toMatchInlineSnapshot(`
    "error BS2905 at partitions.rtos.restart.limit: bad limit of restarts
      expected: 1 to 1000000 restarts
      actual:   0
      remedy:   choose a number between the two, with a limit
    error BS2905 at partitions.rtos.restart.within: bad limit of restarts
      expected: a time above 0 and up to 3600s
      actual:   0ns
      remedy:   choose a number between the two, with a limit
    error BS2905 at partitions.rtos.restart.backOff: bad limit of restarts
      expected: a time above 0 and up to 3600s
      actual:   3601s
      remedy:   choose a number between the two, with a limit"
  `);
});
test('BS2906 bad watchdog', async () => {
  expect(await messages(withPartition('rtos', { watchdog: {} }))).toMatchInlineSnapshot(`
    "error BS2906 at partitions.rtos.watchdog: bad watchdog
      expected: a timeout, a device, or both
      actual:   neither
      remedy:   choose a timeout between the two, or device: 'sbsa'"
  `);
  expect(await messages(withPartition('rtos', { watchdog: { timeout: '10us' } }))).toMatchInlineSnapshot(`
    "error BS2906 at partitions.rtos.watchdog.timeout: bad watchdog
      expected: 100us to 3600s
      actual:   10us
      remedy:   choose a timeout between the two, or device: 'sbsa'"
  `);
});
test('BS2907 partition that nobody can start', async () => {
  expect(await messages(withPartition('boot', { start: 'on-demand' }))).toMatchInlineSnapshot(`
    "error BS2907 at partitions.boot.start: partition that nobody can start
      expected: a partition that can start it
      actual:   none
      remedy:   add boot to rights.control or to recovery of another, or leave out start"
  `);
  const waiting = withExtra('spare', { start: 'on-demand' });
  const { partitions } = waiting;
  const control = { ...partitions.control, rights: { control: ['spare'] } };
  expect(await messages({ ...waiting, partitions: { ...partitions, control } })).toBe('');
});
test('BS2908 watchdog device without its interrupt', async () => {
  const direct = { watchdog: { device: 'sbsa' }, interrupts: 'direct', console: 'none' };
  expect(await messages(withPartition('rtos', direct))).toMatchInlineSnapshot(`
    "warning BS2908 at partitions.rtos.watchdog.device: watchdog device without its interrupt
      expected: virtual interrupts, for the watchdog's first signal (WS0)
      actual:   direct interrupts: only WS1 has an effect
      remedy:   use 'auto' or 'virtual' if the guest waits for that interrupt; Linux's driver does not"
  `);
  expect(await messages(withPartition('rtos', { ...direct, interrupts: 'auto' }))).toBe('');
});
test('BS2909 monitored windows where there are none', async () => {
  expect(await messages(withPartition('rtos', { monitorWindows: true }))).toMatchInlineSnapshot(`
    "error BS2909 at partitions.rtos.monitorWindows: monitored windows where there are none
      expected: a window in a schedule
      actual:   none
      remedy:   give the partition a window, or leave out monitorWindows"
  `);
  expect(await messages(sharedDescription({}, { monitorWindows: true }))).toBe('');
});
test('BS2910 right over an unknown partition, BS2911 over itself', async () => {
  expect(
    await messages(withPartition('rtos', { rights: { control: ['lunix', 'rtos'] } })),
  ).toMatchInlineSnapshot(`
    "error BS2910 at partitions.rtos.rights.control[0]: right over an unknown partition
      expected: a partition: control, linux, rtos, boot
      actual:   "lunix"
      remedy:   did you mean linux?
    error BS2911 at partitions.rtos.rights.control[1]: right of a partition over itself
      expected: another partition than rtos
      actual:   rtos
      remedy:   leave it out: it restarts itself by PSCI SYSTEM_RESET, and ends by SYSTEM_OFF"
  `);
});
test('BS2914 bad number of refused calls', async () => {
  expect(await messages(withPartition('rtos', { stormPerSecond: 0 }))).toMatchInlineSnapshot(`
    "error BS2914 at partitions.rtos.stormPerSecond: bad number of refused calls
      expected: 1 to 1000000000
      actual:   0
      remedy:   choose a number between the two"
  `);
});
test('BS2915 bad error interrupt of the board', async () => {
  const withErrors = (intids: number[]) => ({
    ...goodDescription(),
    onBoardError: { intids, action: 'stop-system' as const },
  });
  expect(await messages(withErrors([16, 33, 100, 100]))).toMatchInlineSnapshot(`
    "error BS2915 at onBoardError.intids[0]: bad error interrupt of the board
      expected: an SPI: INTID 32 to 1019
      actual:   16
      remedy:   name SPIs that nobody else has
    error BS2915 at onBoardError.intids[1]: bad error interrupt of the board
      expected: an interrupt of its own
      actual:   33, which is that of the console
      remedy:   name SPIs that nobody else has
    error BS2915 at onBoardError.intids[3]: bad error interrupt of the board
      expected: an interrupt of its own
      actual:   100, which is that of this list already
      remedy:   name SPIs that nobody else has"
  `);
  expect(await messages(withErrors([]))).toMatchInlineSnapshot(`
    "error BS2915 at onBoardError.intids: bad error interrupt of the board
      expected: 1 to 4 INTIDs
      actual:   0
      remedy:   name SPIs that nobody else has"
  `);
  expect(await messages(withErrors([100]))).toBe('');
});
test('BS2916 fallback image that nothing starts', async () => {
  expect(await messages(withPartition('boot', { fallback }))).toMatchInlineSnapshot(`
    "warning BS2916 at partitions.boot.fallback: fallback image that nothing starts
      expected: the action 'fallback', or a partition with the right to start it
      actual:   neither
      remedy:   choose the action 'fallback' for an error or for restart.afterLimit, or leave the image out"
  `);
  expect(await messages(withPartition('boot', { fallback, onError: { panic: 'fallback' } }))).toBe('');
});
test('BS2917 action for an error that cannot come', async () => {
  expect(
    await messages(
      withPartition('rtos', { onError: { storm: 'halt', watchdog: 'restart', overrun: 'log' } }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2917 at partitions.rtos.onError.storm: action for an error that cannot come
      expected: stormPerSecond, without which there is no such error
      actual:   no stormPerSecond
      remedy:   add the field, or leave out the action
    error BS2917 at partitions.rtos.onError.watchdog: action for an error that cannot come
      expected: watchdog, without which there is no such error
      actual:   no watchdog
      remedy:   add the field, or leave out the action
    error BS2917 at partitions.rtos.onError.overrun: action for an error that cannot come
      expected: monitorWindows, without which there is no such error
      actual:   no monitorWindows
      remedy:   add the field, or leave out the action"
  `);
});

/** control → linux → control by a queue, linux → rtos by a call; boot is alone. */
function withFlows(neverFlows: unknown, change: Record<string, unknown> = {}) {
  const { schedules, partitions, ...rest } = connectedDescription();
  return { ...rest, schedules, partitions: { ...partitions, ...change }, neverFlows } as never;
}

test('BS2912 information flows where it never may', async () => {
  expect(await messages(withFlows([['control', 'rtos']]))).toMatchInlineSnapshot(`
    "error BS2912 at neverFlows[0]: information flows where it never may
      expected: nothing that leads from control to rtos
      actual:   control → linux → rtos, through the queuing channel log, then the call channel keys
      remedy:   take away one of the flows on the way, or the rule"
  `);
  expect(await messages(withFlows([['control', 'boot']]))).toBe('');
  const { boot, rtos } = connectedDescription().partitions;
  const watcher = { boot: { ...boot, rights: { health: true } } };
  expect(await messages(withFlows([['control', 'boot']], watcher))).toMatchInlineSnapshot(`
    "error BS2912 at neverFlows[0]: information flows where it never may
      expected: nothing that leads from control to boot
      actual:   control → boot, through the health log
      remedy:   take away one of the flows on the way, or the rule"
  `);
  const master = { rtos: { ...rtos, rights: { control: ['boot'] } } };
  expect(await messages(withFlows([['control', 'boot']], master))).toMatchInlineSnapshot(`
    "error BS2912 at neverFlows[0]: information flows where it never may
      expected: nothing that leads from control to boot
      actual:   control → linux → rtos → boot, through the queuing channel log, then the call channel keys, then the right to control it
      remedy:   take away one of the flows on the way, or the rule"
  `);
});
test('BS2913 bad rule on flows', async () => {
  expect(
    await messages(
      withFlows([
        ['linux', 'linux'],
        ['boto', 'linux'],
      ]),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2913 at neverFlows[0]: bad rule on flows
      expected: two partitions
      actual:   linux twice
      remedy:   name two partitions of this system
    error BS2913 at neverFlows[1][0]: bad rule on flows
      expected: a partition: control, linux, rtos, boot
      actual:   "boto"
      remedy:   did you mean boot?"
  `);
});
test('BS2003 rule on flows that is no pair', async () => {
  expect(await messages(withFlows([['linux']]))).toMatchInlineSnapshot(`
    "error BS2003 at neverFlows[0]: missing field or wrong type
      expected: the names of two partitions: [from, to]
      actual:   ["linux"]
      remedy:   write a value of that kind"
  `);
});

test('BS2918 fallback image that is the same', async () => {
  const { guest } = goodDescription().partitions.rtos;
  const change = { fallback: { guest }, onError: { panic: 'fallback' } };
  expect(await messagesOf('BS2918', withPartition('rtos', change))).toMatchInlineSnapshot(`
    "warning BS2918 at partitions.rtos.fallback.guest: fallback image is the same
      expected: another image than guest
      actual:   the same
      remedy:   give the fallback another image"
  `);
});
test('BS2919 limit that is never reached', async () => {
  expect(
    await messagesOf(
      'BS2919',
      withPartition('rtos', { restart: { limit: 8, within: '1s', backOff: '10ms' } }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2919 at partitions.rtos.restart: limit of restarts that is never reached
      expected: 8 restarts that can happen within 1s
      actual:   they wait for 2550ms in all, so afterLimit is never taken
      remedy:   make within longer, or limit or backOff smaller"
  `);
});

test('a limit whose waits fit is reached', async () => {
  const restart = { limit: 6, within: '1s', backOff: '10ms' };
  expect(await messages(withPartition('rtos', { restart }))).toBe('');
});

test('BS2920 watchdog that expires between two windows', async () => {
  const description = sharedDescription({}, { watchdog: { timeout: '5ms' } });
  expect(await messagesOf('BS2920', description)).toMatchInlineSnapshot(`
    "warning BS2920 at partitions.rtos.watchdog.timeout: watchdog that expires between windows
      expected: a timeout longer than the wait for its window
      actual:   5ms, and it waits up to 8ms
      remedy:   make the timeout longer than that wait, or add windows"
  `);
  const patient = sharedDescription({}, { watchdog: { timeout: '9ms' } });
  expect(await messagesOf('BS2920', patient)).toBe('');
});
