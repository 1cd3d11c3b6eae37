import { qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import { linux } from '../../src/index.ts';
import { goodDescription, messages, messagesOf, withExtra, withPartition } from '../support/good.ts';

test('BS2002 unknown field of the system', async () => {
  expect(await messages({ ...goodDescription(), partition: {} })).toMatchInlineSnapshot(`
    "error BS2002 at partition: unknown field
      expected: one of board, partitions, schedules, channels, console, onBoardError, neverFlows
      actual:   partition
      remedy:   did you mean partitions?"
  `);
});
test('BS2002 unknown field of a partition, with the name that was meant', async () => {
  expect(await messages(withPartition('linux', { corse: [5] }))).toMatchInlineSnapshot(`
    "error BS2002 at partitions.linux.corse: unknown field
      expected: one of guest, memory, cores, console, interrupts, period, budget, devices, deviceTree, ramPa, ramIpa, onError, restart, watchdog, fallback, recovery, start, stormPerSecond, monitorWindows, rights, expect
      actual:   corse
      remedy:   did you mean cores?"
  `);
});
test('BS2002 unknown field of a guest', async () => {
  expect(
    await messages(withPartition('rtos', { guest: { kind: 'elf', file: 'rtos.elf', loadAddress: 0 } })),
  ).toMatchInlineSnapshot(`
    "error BS2002 at partitions.rtos.guest.loadAddress: unknown field
      expected: one of kind, file
      actual:   loadAddress
      remedy:   take the field out, or move it to where it belongs"
  `);
});
test('BS2003 missing field', async () => {
  expect(await messages(withPartition('linux', { cores: undefined }))).toMatchInlineSnapshot(`
    "error BS2003 at partitions.linux.cores: missing field or wrong type
      expected: an array of whole numbers
      actual:   nothing
      remedy:   write a value of that kind"
  `);
});
test('BS2003 wrong type', async () => {
  expect(await messages(withPartition('linux', { cores: 2 }))).toMatchInlineSnapshot(`
    "error BS2003 at partitions.linux.cores: missing field or wrong type
      expected: an array of whole numbers
      actual:   2
      remedy:   write a value of that kind"
  `);
});
test('BS2003 unknown console', async () => {
  expect(await messages(withPartition('linux', { console: 'serial' }))).toMatchInlineSnapshot(`
    "error BS2003 at partitions.linux.console: missing field or wrong type
      expected: one of pl011, hypercall, none
      actual:   "serial"
      remedy:   write a value of that kind"
  `);
});
test('BS2003 unknown expectation', async () => {
  expect(await messages(withPartition('linux', { expect: { end: 'stopped' } }))).toMatchInlineSnapshot(`
    "error BS2003 at partitions.linux.expect.end: missing field or wrong type
      expected: one of off, fault, panic, deadline, request, running
      actual:   "stopped"
      remedy:   write a value of that kind"
  `);
});
test('BS2003 unknown cause of a fault', async () => {
  expect(
    await messages(withPartition('linux', { expect: { fault: { cause: 'abort' } } })),
  ).toMatchInlineSnapshot(`
    "error BS2003 at partitions.linux.expect.fault.cause: missing field or wrong type
      expected: one of data-abort, instruction-abort, undecodable, system-error, unexpected, hypervisor-check, undefined
      actual:   "abort"
      remedy:   write a value of that kind"
  `);
});
test('BS2003 not an object', async () => {
  expect(await messages('system')).toMatchInlineSnapshot(`
    "error BS2003 at description: missing field or wrong type
      expected: an object with board, partitions, schedules, channels, console, onBoardError, neverFlows
      actual:   "system"
      remedy:   write a value of that kind"
  `);
});
test('BS2004 bad size', async () => {
  expect(await messages(withPartition('linux', { memory: '256MB' }))).toMatchInlineSnapshot(`
    "error BS2004 at partitions.linux.memory: bad size
      expected: a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"
      actual:   "256MB"
      remedy:   write a number of bytes, or a whole number with KiB, MiB or GiB"
  `);
});
test('BS2004 size that is not a whole number of bytes', async () => {
  expect(await messages(withPartition('linux', { memory: '0.3KiB' }))).toMatchInlineSnapshot(`
    "error BS2004 at partitions.linux.memory: bad size
      expected: a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"
      actual:   "0.3KiB"
      remedy:   write a number of bytes, or a whole number with KiB, MiB or GiB"
  `);
});
test("BS2004 bad size of the board's memory", async () => {
  expect(
    await messages({ ...goodDescription(), board: qemuVirt({ cores: 6, memory: '1 GiB' as never }) }),
  ).toMatchInlineSnapshot(`
    "error BS2004 at board.memory: bad size
      expected: a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"
      actual:   "1 GiB"
      remedy:   write a number of bytes, or a whole number with KiB, MiB or GiB"
  `);
});
test('BS2005 bad characters in a name', async () => {
  expect(await messages(withExtra('Big_One', {}))).toMatchInlineSnapshot(`
    "error BS2005 at partitions.Big_One: bad partition name
      expected: 1 to 31 characters of a-z, 0-9 and -
      actual:   "Big_One"
      remedy:   choose a shorter name of a-z, 0-9 and -"
  `);
});
test('BS2005 name too long', async () => {
  expect(await messages(withExtra('x'.repeat(32), {}))).toMatchInlineSnapshot(`
    "error BS2005 at partitions.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: bad partition name
      expected: 1 to 31 characters of a-z, 0-9 and -
      actual:   "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      remedy:   choose a shorter name of a-z, 0-9 and -"
  `);
});
test('BS2005 empty name', async () => {
  expect(await messages(withExtra('', {}))).toMatchInlineSnapshot(`
    "error BS2005 at partitions.: bad partition name
      expected: 1 to 31 characters of a-z, 0-9 and -
      actual:   ""
      remedy:   choose a shorter name of a-z, 0-9 and -"
  `);
});
test('BS2006 no partitions', async () => {
  expect(await messages({ ...goodDescription(), partitions: {} })).toMatchInlineSnapshot(`
    "error BS2006 at partitions: no partitions
      expected: at least one partition
      actual:   none
      remedy:   add a partition: partitions: { name: { guest, memory, cores } }"
  `);
});
test('BS2007 command line with a line break', async () => {
  expect(
    await messages(withPartition('linux', { guest: linux({ kernel: 'Image', commandLine: 'quiet\nrw' }) })),
  ).toMatchInlineSnapshot(`
    "error BS2007 at partitions.linux.guest.commandLine: bad command line
      expected: at most 2047 printable ASCII characters
      actual:   the character "\\n" at 5
      remedy:   leave out what Linux does not need, and characters that are not ASCII"
  `);
});
test('BS2007 command line too long', async () => {
  expect(
    await messages(
      withPartition('linux', { guest: linux({ kernel: 'Image', commandLine: 'x'.repeat(2048) }) }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2007 at partitions.linux.guest.commandLine: bad command line
      expected: at most 2047 printable ASCII characters
      actual:   2048 characters
      remedy:   leave out what Linux does not need, and characters that are not ASCII"
  `);
});
test('BS2008 unknown kind of guest', async () => {
  expect(await messages(withPartition('rtos', { guest: { kind: 'zephyr' } }))).toMatchInlineSnapshot(`
    "error BS2008 at partitions.rtos.guest: unknown kind of guest
      expected: linux({…}), typescript({…}), elf({…}) or raw({…})
      actual:   an object {kind}
      remedy:   use linux({…}), typescript({…}), elf({…}) or raw({…})"
  `);
});
test('BS2009 negative address', async () => {
  expect(await messages(withPartition('rtos', { ramPa: -1n }))).toMatchInlineSnapshot(`
    "error BS2009 at partitions.rtos.ramPa: bad address
      expected: an address: a bigint, or a whole number, below 2^48
      actual:   -0x0000_0001
      remedy:   write a number such as 0x4000_0000"
  `);
});
test('BS2009 address that is not a number', async () => {
  expect(
    await messages(
      withPartition('boot', { guest: { kind: 'raw', file: 'u-boot.bin', loadAddress: '0x40200000' } }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2009 at partitions.boot.guest.loadAddress: bad address
      expected: an address: a bigint, or a whole number, below 2^48
      actual:   "0x40200000"
      remedy:   write a number such as 0x4000_0000"
  `);
});
test('BS2010 contradictory expectation', async () => {
  expect(
    await messages(withPartition('rtos', { expect: { end: 'off', fault: { cause: 'data-abort' } } })),
  ).toMatchInlineSnapshot(`
    "error BS2010 at partitions.rtos.expect: contradictory expectation
      expected: end: 'fault' where a fault is described
      actual:   end: 'off' and a fault
      remedy:   leave out one of the two"
  `);
});
test('an expected failure of a check of the hypervisor, after which the partition restarts', async () => {
  const expectation = { end: 'off', fault: { cause: 'hypervisor-check' } };
  expect(await messages(withPartition('rtos', { onError: { check: 'restart' }, expect: expectation }))).toBe(
    '',
  );
  expect(await messages(withPartition('rtos', { expect: expectation }))).toContain('BS2010');
});
test('BS2012 end after which the partition starts again', async () => {
  expect(
    await messagesOf(
      'BS2012',
      withPartition('rtos', { onError: { off: 'restart' }, expect: { end: 'off' } }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2012 at partitions.rtos.expect: expected end that never comes
      expected: an end that it can have
      actual:   end: 'off', after which it starts again (onError.off: 'restart')
      remedy:   choose another end, or add restart.limit"
  `);
});
test('BS2013 name of the log', async () => {
  expect(await messagesOf('BS2013', withExtra('hypervisor', {}))).toMatchInlineSnapshot(`
    "error BS2013 at partitions.hypervisor: name of the tools' own
      expected: another name than that of the hypervisor's own log
      actual:   hypervisor
      remedy:   choose another name"
  `);
});
