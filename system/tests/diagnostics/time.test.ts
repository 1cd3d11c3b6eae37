import { qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { goodDescription, messages, messagesOf, withPartition } from '../support/good.ts';
import { SHARED_SCHEDULE, sharedDescription } from '../support/shared.ts';

/** Both cores of linux are scheduled, in frames that do not divide each other. */
function drifting() {
  const shared = sharedDescription();
  const windows = [{ partition: 'linux', duration: '1ms' }];
  return { ...shared, schedules: { ...shared.schedules, 2: { majorFrame: '15ms', windows } } };
}

/** A real-time clock at another INTID than the board's, without an emulated console. */
function moved() {
  const devices = [{ device: 'rtc', intids: [50] }];
  const { gic, ...board } = qemuVirt({ cores: 6 });
  const direct = withPartition('linux', { console: 'none', interrupts: 'direct', devices });
  return { ...direct, board: { ...board, gic: { ...gic, singleSecurityState: false } } };
}

test('BS2701 a shared core without a schedule', async () => {
  expect(await messages({ ...sharedDescription(), schedules: {} })).toMatchInlineSnapshot(`
    "error BS2701 at partitions.rtos.cores[0]: core is shared without a schedule
      expected: a core that nothing else has
      actual:   1, which is partitions.linux.cores[0]
      remedy:   give core 1 a schedule: schedules: { 1: { majorFrame, windows } }"
  `);
});
test('BS2702 a schedule of a core that the board does not have', async () => {
  expect(
    await messages({ ...sharedDescription(), schedules: { 1: SHARED_SCHEDULE, 6: SHARED_SCHEDULE } }),
  ).toMatchInlineSnapshot(`
    "error BS2702 at schedules.6: schedule of a core that the board does not have
      expected: one of the board's cores 0, 1, 2, 3, 4, 5
      actual:   6
      remedy:   name a core of the board, or give the board more cores"
  `);
});
test('BS2702 a schedule of something else', async () => {
  expect(
    await messages({ ...sharedDescription(), schedules: { 1: SHARED_SCHEDULE, linux: SHARED_SCHEDULE } }),
  ).toMatchInlineSnapshot(`
    "error BS2702 at schedules.linux: schedule of a core that the board does not have
      expected: one of the board's cores 0, 1, 2, 3, 4, 5
      actual:   linux
      remedy:   name a core of the board, or give the board more cores"
  `);
});
test('BS2703 a partition without time on a shared core', async () => {
  expect(
    await messages(sharedDescription({ windows: [{ partition: 'rtos', duration: '2ms' }], background: [] })),
  ).toMatchInlineSnapshot(`
    "error BS2703 at partitions.linux.cores[0]: no time on a scheduled core
      expected: a window or a place in the background of schedules.1
      actual:   neither
      remedy:   add { partition: 'linux', duration } to schedules.1.windows, or 'linux' to its background"
  `);
});
test('BS2704 unknown partitions in windows and background', async () => {
  expect(
    await messages(
      sharedDescription({
        windows: [...SHARED_SCHEDULE.windows, { partition: 'rto', start: '8.5ms', duration: '1ms' }],
        background: ['windows'],
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2704 at schedules.1.windows[2].partition: unknown partition in a schedule
      expected: a partition: control, linux, rtos, boot
      actual:   "rto"
      remedy:   did you mean rtos?
    error BS2704 at schedules.1.background[0]: unknown partition in a schedule
      expected: a partition: control, linux, rtos, boot
      actual:   "windows"
      remedy:   name a partition of this system"
  `);
});
test('BS2705 a scheduled partition that is elsewhere', async () => {
  expect(await messages(sharedDescription({ background: ['linux', 'control'] }))).toMatchInlineSnapshot(`
    "error BS2705 at schedules.1.background[1]: scheduled partition does not have the core
      expected: a partition whose cores have 1
      actual:   control: 0
      remedy:   add 1 to partitions.control.cores"
  `);
});
test('BS2706 a frame that is too long', async () => {
  expect(await messages(sharedDescription({ majorFrame: '10.000001s' }))).toMatchInlineSnapshot(`
    "error BS2706 at schedules.1.majorFrame: bad major frame
      expected: 50us to 10s
      actual:   10000001us
      remedy:   choose a major frame between the two"
  `);
});
test('BS2706 no frame', async () => {
  expect(await messages(sharedDescription({ majorFrame: 0n }))).toMatchInlineSnapshot(`
    "error BS2706 at schedules.1.majorFrame: bad major frame
      expected: 50us to 10s
      actual:   0ns
      remedy:   choose a major frame between the two
    error BS2709 at schedules.1.windows[0]: window reaches beyond the major frame
      expected: a window that ends by 0ns, when the next frame begins
      actual:   1ms to 3ms
      remedy:   make the window shorter, or the major frame longer
    error BS2709 at schedules.1.windows[1]: window reaches beyond the major frame
      expected: a window that ends by 0ns, when the next frame begins
      actual:   3ms to 10ms
      remedy:   make the window shorter, or the major frame longer"
  `);
});
test('BS2707 times that are not whole microseconds', async () => {
  expect(
    await messages(
      sharedDescription(
        {
          majorFrame: '10.0005ms',
          windows: [{ partition: 'rtos', start: 1n, duration: '2.000001ms' }],
        },
        { period: 10_000_001n, budget: '1ms' },
      ),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2707 at partitions.rtos.period: time is not a multiple of 1us
      expected: a multiple of 1us
      actual:   10000001ns
      remedy:   use 10001us
    error BS2707 at schedules.1.majorFrame: time is not a multiple of 1us
      expected: a multiple of 1us
      actual:   10000500ns
      remedy:   use 10001us
    error BS2707 at schedules.1.windows[0].start: time is not a multiple of 1us
      expected: a multiple of 1us
      actual:   1ns
      remedy:   use 1us
    error BS2707 at schedules.1.windows[0].duration: time is not a multiple of 1us
      expected: a multiple of 1us
      actual:   2000001ns
      remedy:   use 2001us"
  `);
});
test('BS2708 a window that is too short', async () => {
  expect(
    await messages(
      sharedDescription({
        windows: [
          { partition: 'rtos', duration: '49us' },
          { partition: 'linux', duration: 0n },
        ],
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2708 at schedules.1.windows[0].duration: window is too short
      expected: at least 50us
      actual:   49us
      remedy:   make the window longer, or leave it out
    error BS2708 at schedules.1.windows[1].duration: window is too short
      expected: at least 50us
      actual:   0ns
      remedy:   make the window longer, or leave it out"
  `);
});
test('BS2709 a window beyond its frame', async () => {
  expect(
    await messages(sharedDescription({ windows: [{ partition: 'rtos', start: '9ms', duration: '2ms' }] })),
  ).toMatchInlineSnapshot(`
    "error BS2709 at schedules.1.windows[0]: window reaches beyond the major frame
      expected: a window that ends by 10ms, when the next frame begins
      actual:   9ms to 11ms
      remedy:   make the window shorter, or the major frame longer"
  `);
});
test('BS2710 windows that overlap', async () => {
  expect(
    await messages(
      sharedDescription({
        windows: [
          { partition: 'rtos', duration: '2ms' },
          { partition: 'linux', start: '1.5ms', duration: '2ms' },
        ],
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2710 at schedules.1.windows[1]: windows overlap or are out of order
      expected: a start at 2ms or later, when schedules.1.windows[0] has ended
      actual:   1500us to 3500us
      remedy:   put the windows in the order of their starts, each behind the end of the one before"
  `);
});
test('BS2711 no window', async () => {
  expect(
    await messages(sharedDescription({ windows: [], background: ['rtos', 'linux'] })),
  ).toMatchInlineSnapshot(`
    "error BS2711 at schedules.1.windows: schedule without a window
      expected: at least one window
      actual:   none
      remedy:   add a window, or leave out the schedule"
  `);
});
test('BS2712 twice in the background', async () => {
  expect(
    await messages(sharedDescription({ background: ['linux', 'rtos', 'linux'] })),
  ).toMatchInlineSnapshot(`
    "error BS2712 at schedules.1.background[2]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority"
  `);
});
test('BS2713 a period without a budget', async () => {
  expect(await messages(sharedDescription({}, { period: '10ms' }))).toMatchInlineSnapshot(`
    "error BS2713 at partitions.rtos: bad period or budget
      expected: a period and a budget, or neither
      actual:   a period without a budget
      remedy:   give a period and a budget that is not longer"
  `);
});
test('BS2713 a budget without a period', async () => {
  expect(await messages(sharedDescription({}, { budget: '10ms' }))).toMatchInlineSnapshot(`
    "error BS2713 at partitions.rtos: bad period or budget
      expected: a period and a budget, or neither
      actual:   a budget without a period
      remedy:   give a period and a budget that is not longer"
  `);
});
test('BS2713 a budget above its period', async () => {
  expect(await messages(sharedDescription({}, { period: '10ms', budget: '11ms' }))).toMatchInlineSnapshot(`
    "error BS2713 at partitions.rtos.budget: bad period or budget
      expected: a budget above 0 and up to the period of 10ms
      actual:   11ms
      remedy:   give a period and a budget that is not longer"
  `);
});
test('BS2713 a period of nothing', async () => {
  expect(await messages(sharedDescription({}, { period: 0n, budget: 0n }))).toMatchInlineSnapshot(`
    "error BS2713 at partitions.rtos.period: bad period or budget
      expected: a period above 0 and up to 10s
      actual:   0ns
      remedy:   give a period and a budget that is not longer"
  `);
});
test('BS2714 a budget that its windows do not give', async () => {
  expect(await messages(sharedDescription({}, { period: '10ms', budget: '2.5ms' }))).toMatchInlineSnapshot(`
    "error BS2714 at partitions.rtos.budget: budget is not guaranteed in every period
      expected: windows of at least 2500us in every 10ms on core 1
      actual:   2ms in the period from 0ns to 10ms of the major frame
      remedy:   give rtos more or other windows in schedules.1, or a smaller budget"
  `);
});
test('BS2714 a period that its windows miss', async () => {
  expect(await messages(sharedDescription({}, { period: '5ms', budget: '1ms' }))).toMatchInlineSnapshot(`
    "error BS2714 at partitions.rtos.budget: budget is not guaranteed in every period
      expected: windows of at least 1ms in every 5ms on core 1
      actual:   0ns in the period from 5ms to 10ms of the major frame
      remedy:   give rtos more or other windows in schedules.1, or a smaller budget"
  `);
});
test('BS2715 frames that drift', async () => {
  expect(await messages(drifting())).toMatchInlineSnapshot(`
    "warning BS2715 at partitions.linux.cores: frames of a partition drift against each other
      expected: major frames of which one divides the other
      actual:   10ms on core 1, 15ms on core 2
      remedy:   make schedules.2.majorFrame a multiple or a divisor of 10ms"
  `);
});
test('BS2506 too many windows', async () => {
  expect(
    await messages(
      sharedDescription({
        windows: Array.from({ length: 17 }, () => ({ partition: 'rtos', duration: '50us' })),
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2506 at schedules.1.windows: too many windows
      expected: at most 16
      actual:   17
      remedy:   make fewer and longer windows, or a shorter major frame"
  `);
});
test('BS2507 too many in the background', async () => {
  expect(
    await messages(sharedDescription({ background: Array.from({ length: 9 }, () => 'linux') })),
  ).toMatchInlineSnapshot(`
    "error BS2507 at schedules.1.background: too many background partitions
      expected: at most 8
      actual:   9
      remedy:   leave out those that have windows enough
    error BS2712 at schedules.1.background[1]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority
    error BS2712 at schedules.1.background[2]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority
    error BS2712 at schedules.1.background[3]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority
    error BS2712 at schedules.1.background[4]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority
    error BS2712 at schedules.1.background[5]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority
    error BS2712 at schedules.1.background[6]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority
    error BS2712 at schedules.1.background[7]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority
    error BS2712 at schedules.1.background[8]: background partition given twice
      expected: each partition once
      actual:   linux, which is schedules.1.background[0]
      remedy:   name it once: the order is the priority"
  `);
});
test('BS2314 direct interrupts where they cannot be', async () => {
  expect(await messages(sharedDescription({}, { interrupts: 'direct' }))).toMatchInlineSnapshot(`
    "error BS2314 at partitions.rtos.interrupts: interrupts cannot be direct
      expected: cores of its own, the board's INTIDs, no emulated console, and a GIC that allows it
      actual:   core 1 is shared with linux
      remedy:   use 'auto' or 'virtual'
    error BS2314 at partitions.rtos.interrupts: interrupts cannot be direct
      expected: cores of its own, the board's INTIDs, no emulated console, and a GIC that allows it
      actual:   the emulated PL011 raises interrupts
      remedy:   use 'auto' or 'virtual'"
  `);
});
test("BS2314 direct interrupts with others than the board's, on a GIC with two security states", async () => {
  expect(await messages(moved())).toMatchInlineSnapshot(`
    "warning BS2419 at partitions.linux.guest.commandLine: console of the command line does not exist
      expected: no console, since the partition has no UART
      actual:   console=ttyAMA0
      remedy:   leave it out, or add console: 'pl011'
    error BS2314 at partitions.linux.interrupts: interrupts cannot be direct
      expected: cores of its own, the board's INTIDs, no emulated console, and a GIC that allows it
      actual:   rtc has INTID 34 on the board, 50 in the guest
      remedy:   use 'auto' or 'virtual'
    error BS2314 at partitions.linux.interrupts: interrupts cannot be direct
      expected: cores of its own, the board's INTIDs, no emulated console, and a GIC that allows it
      actual:   the GIC of qemu-virt has two security states
      remedy:   use 'auto' or 'virtual'"
  `);
});
test('BS2011 bad times', async () => {
  expect(
    await messages(
      sharedDescription(
        { majorFrame: '10 ms' as '10ms', windows: [{ partition: 'rtos', duration: '0.5ns' }] },
        { period: 10, budget: '25h' },
      ),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2011 at partitions.rtos.period: bad time
      expected: a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"
      actual:   10
      remedy:   write a whole number with ns, us, ms or s, or a bigint of nanoseconds
    error BS2011 at partitions.rtos.budget: bad time
      expected: a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"
      actual:   "25h"
      remedy:   write a whole number with ns, us, ms or s, or a bigint of nanoseconds
    error BS2011 at schedules.1.majorFrame: bad time
      expected: a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"
      actual:   "10 ms"
      remedy:   write a whole number with ns, us, ms or s, or a bigint of nanoseconds
    error BS2011 at schedules.1.windows[0].duration: bad time
      expected: a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"
      actual:   "0.5ns"
      remedy:   write a whole number with ns, us, ms or s, or a bigint of nanoseconds"
  `);
});
test('the shape of a schedule', async () => {
  expect(
    await messages({
      ...goodDescription(),
      schedules: { 1: { majorframe: '1ms', windows: [null, {}], background: [1] }, 2: 3 },
    }),
  ).toMatchInlineSnapshot(`
    "error BS2002 at schedules.1.majorframe: unknown field
      expected: one of majorFrame, windows, background
      actual:   majorframe
      remedy:   did you mean majorFrame?
    error BS2003 at schedules.1.windows[0]: missing field or wrong type
      expected: an object with partition, start, duration
      actual:   null
      remedy:   write a value of that kind
    error BS2003 at schedules.1.windows[1].partition: missing field or wrong type
      expected: a string that is not empty
      actual:   nothing
      remedy:   write a value of that kind
    error BS2003 at schedules.1.windows[1].duration: missing field or wrong type
      expected: a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"
      actual:   nothing
      remedy:   write a value of that kind
    error BS2003 at schedules.1.background: missing field or wrong type
      expected: an array of strings
      actual:   [1]
      remedy:   write a value of that kind
    error BS2003 at schedules.1.majorFrame: missing field or wrong type
      expected: a whole number of nanoseconds up to a day, as a bigint or as text like "500us", "10ms", "1s"
      actual:   nothing
      remedy:   write a value of that kind
    error BS2003 at schedules.2: missing field or wrong type
      expected: an object with majorFrame, windows, background
      actual:   3
      remedy:   write a value of that kind"
  `);
});

test('a core of one partition may have windows', async () => {
  const windows = [{ partition: 'rtos', duration: '2ms' }] as const;
  expect(await messages({ ...goodDescription(), schedules: { 3: { majorFrame: '10ms', windows } } })).toBe(
    '',
  );
});
test('the shared system has no diagnostic', async () => {
  expect(await messages(sharedDescription({}, { period: '10ms', budget: '2ms' }))).toBe('');
});

/** `linux` with a window on each of two cores, on the second from a given start on. */
function onTwoCores(start: string) {
  const window = { partition: 'linux', duration: '2ms' };
  return {
    ...goodDescription(),
    schedules: {
      1: { majorFrame: '10ms', windows: [window] },
      2: { majorFrame: '10ms', windows: [{ ...window, start }] },
    },
  };
}

test('BS2716 vCPUs that never run together', async () => {
  expect(await messagesOf('BS2716', onTwoCores('2ms'))).toMatchInlineSnapshot(`
    "warning BS2716 at partitions.linux.cores: vCPUs that never run together
      expected: windows on its cores at the same time
      actual:   windows on core 1 and core 2 that never overlap
      remedy:   let its windows on all cores overlap, or give it one core"
  `);
  expect(await messagesOf('BS2716', onTwoCores('1999us'))).toBe('');
});
