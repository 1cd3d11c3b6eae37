import { qemuVirt } from '@bulkhead/boards';
import { expect, test } from 'vitest';
import type { MeasureMessages } from '../../src/index.ts';
import { CHANNELS, connectedDescription } from '../support/connected.ts';
import { goodDescription, messages } from '../support/good.ts';
import { sharedDescription } from '../support/shared.ts';

/** boot on core 1 too, and calls from linux to rtos to boot to linux. */
function circle() {
  const connected = connectedDescription();
  const { partitions, schedules } = connected;
  return {
    ...connected,
    partitions: { ...partitions, boot: { ...partitions.boot, cores: [1] } },
    schedules: { 1: { ...schedules[1], background: ['linux', 'boot'] } },
    channels: {
      keys: { kind: 'call', from: 'linux', to: 'rtos' },
      load: { kind: 'call', from: 'rtos', to: 'boot' },
      save: { kind: 'call', from: 'boot', to: 'linux' },
    },
  };
}

/** Every byte behind the image is a partition's. */
function full() {
  const connected = connectedDescription();
  const linux = { ...connected.partitions.linux, memory: '1024KiB' };
  const board = qemuVirt({ cores: 6, memory: '64MiB' });
  const partitions = {
    control: { ...connected.partitions.control, memory: '2MiB' },
    linux: { ...linux, memory: '42MiB' },
    rtos: { ...connected.partitions.rtos, memory: '4MiB' },
    boot: { ...connected.partitions.boot, memory: '12MiB' },
  };
  const big = { ...CHANNELS.log, messageBytes: 65_536, depth: 7 };
  const channels = { a: big, b: big, c: big, d: big, e: big };
  return { ...connected, board, partitions, channels };
}

function withDevice(device: unknown) {
  const connected = connectedDescription();
  const linux = { ...connected.partitions.linux, devices: [device] };
  return { ...connected, partitions: { ...connected.partitions, linux } };
}

/** A board that uses the interrupts of channels. */
function taken() {
  const good = goodDescription();
  const { gic, ...board } = good.board;
  const control = { ...good.partitions.control, interrupts: 'direct' };
  return {
    ...good,
    board: { ...board, gic: { ...gic, freeIntids: { first: 234, last: 287 } } },
    partitions: { ...good.partitions, control },
    channels: { alarm: { kind: 'doorbell', from: 'linux', to: 'control' } },
  };
}

test('BS2801 unknown kinds', async () => {
  expect(
    await messages(connectedDescription({ log: { kind: 'pipe', from: 'linux', to: 'rtos' }, alarm: 3 })),
  ).toMatchInlineSnapshot(`
    "error BS2801 at channels.log: unknown kind of channel
      expected: a channel whose kind is one of doorbell, sampling, queuing, call
      actual:   kind "pipe"
      remedy:   write kind: 'doorbell', 'sampling', 'queuing' or 'call'
    error BS2801 at channels.alarm: unknown kind of channel
      expected: a channel whose kind is one of doorbell, sampling, queuing, call
      actual:   3
      remedy:   write kind: 'doorbell', 'sampling', 'queuing' or 'call'"
  `);
});
test('BS2802 bad names', async () => {
  expect(
    await messages(
      connectedDescription({
        '0': CHANNELS.alarm,
        'a b': CHANNELS.alarm,
        x: { ...CHANNELS.alarm, to: { partition: 'rtos', port: 'naïve' } },
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2802 at channels.0: bad channel or port name
      expected: 1 to 31 characters of a-z, A-Z, 0-9 and -, a letter first
      actual:   "0"
      remedy:   choose a name that begins with a letter, of letters, digits and -
    error BS2802 at channels.a b: bad channel or port name
      expected: 1 to 31 characters of a-z, A-Z, 0-9 and -, a letter first
      actual:   "a b"
      remedy:   choose a name that begins with a letter, of letters, digits and -
    error BS2802 at channels.x.to.port: bad channel or port name
      expected: 1 to 31 characters of a-z, A-Z, 0-9 and -, a letter first
      actual:   "naïve"
      remedy:   choose a name that begins with a letter, of letters, digits and -"
  `);
});
test('the shape of channels', async () => {
  expect(
    await messages(
      connectedDescription({
        log: { kind: 'queuing', from: 1, to: { partition: 'linux' }, messagebytes: 3 },
        alarm: { ...CHANNELS.alarm, depth: 1 },
        keys: { ...CHANNELS.keys, message: { file: 'm.ts' } },
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2003 at channels.log.from: missing field or wrong type
      expected: the name of a partition, or { partition, port }
      actual:   1
      remedy:   write a value of that kind
    error BS2003 at channels.log.to.port: missing field or wrong type
      expected: a string that is not empty
      actual:   nothing
      remedy:   write a value of that kind
    error BS2002 at channels.log.messagebytes: unknown field
      expected: one of kind, from, to, message, messageBytes, depth
      actual:   messagebytes
      remedy:   did you mean messageBytes?
    error BS2003 at channels.log.messageBytes: missing field or wrong type
      expected: a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"
      actual:   nothing
      remedy:   write a value of that kind
    error BS2003 at channels.log.depth: missing field or wrong type
      expected: a whole number
      actual:   nothing
      remedy:   write a value of that kind
    error BS2002 at channels.alarm.depth: unknown field
      expected: one of kind, from, to
      actual:   depth
      remedy:   take the field out, or move it to where it belongs
    error BS2003 at channels.keys.message.type: missing field or wrong type
      expected: a string that is not empty
      actual:   nothing
      remedy:   write a value of that kind"
  `);
});
test('BS2803 unknown partitions', async () => {
  expect(
    await messages(
      connectedDescription({
        log: { ...CHANNELS.log, to: 'linus' },
        alarm: { ...CHANNELS.alarm, from: { partition: 'x', port: 'a' } },
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2803 at channels.log.to: unknown partition at the end of a channel
      expected: a partition: control, linux, rtos, boot
      actual:   "linus"
      remedy:   did you mean linux?
    error BS2803 at channels.alarm.from: unknown partition at the end of a channel
      expected: a partition: control, linux, rtos, boot
      actual:   "x"
      remedy:   name a partition of this system"
  `);
});
test('BS2804 a channel to itself', async () => {
  expect(
    await messages(
      connectedDescription({
        alarm: { kind: 'doorbell', from: 'linux', to: { partition: 'linux', port: 'a' } },
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2804 at channels.alarm.to: channel from a partition to itself
      expected: another partition than linux
      actual:   linux
      remedy:   name another partition: within one, no channel is needed"
  `);
});
test('BS2805 sizes of messages', async () => {
  expect(
    await messages(
      connectedDescription({
        log: { ...CHANNELS.log, messageBytes: 0 },
        setpoint: { ...CHANNELS.setpoint, messageBytes: 65_537 },
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2805 at channels.setpoint.messageBytes: bad message size
      expected: 1 to 65536 bytes
      actual:   65537
      remedy:   choose messageBytes between the two
    error BS2805 at channels.log.messageBytes: bad message size
      expected: 1 to 65536 bytes
      actual:   0
      remedy:   choose messageBytes between the two"
  `);
});
test('a port without the size of its messages', async () => {
  expect(
    await messages(connectedDescription({ log: { ...CHANNELS.log, messageBytes: undefined } })),
  ).toMatchInlineSnapshot(`
    "error BS2003 at channels.log.messageBytes: missing field or wrong type
      expected: a whole number of bytes, as a number or as text like "64KiB", "4MiB", "1GiB"
      actual:   nothing
      remedy:   write a value of that kind"
  `);
});
test('BS2806 depths', async () => {
  expect(
    await messages(
      connectedDescription({ log: { ...CHANNELS.log, depth: 0 }, more: { ...CHANNELS.log, depth: 65_537 } }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2806 at channels.log.depth: bad depth of a queue
      expected: 1 to 65536 messages
      actual:   0
      remedy:   choose a depth between the two
    error BS2806 at channels.more.depth: bad depth of a queue
      expected: 1 to 65536 messages
      actual:   65537
      remedy:   choose a depth between the two"
  `);
});
test('BS2807 too much memory', async () => {
  expect(
    await messages(connectedDescription({ log: { ...CHANNELS.log, depth: 4096 } })),
  ).toMatchInlineSnapshot(`
    "error BS2807 at channels.log: channel needs more memory than a port can show
      expected: at most 512KiB
      actual:   516KiB
      remedy:   make the messages smaller or the queue shorter"
  `);
});
test('BS2808 two ports with one name', async () => {
  expect(
    await messages(connectedDescription({ siren: { ...CHANNELS.alarm, from: 'control' } })),
  ).toMatchInlineSnapshot(`
    "error BS2808 at channels.siren.from: port given twice
      expected: a port that control does not have yet
      actual:   siren, which is channels.alarm.from
      remedy:   give one of the two a name of its own: { partition, port }"
  `);
});
test('BS2809 a call across cores', async () => {
  expect(
    await messages(connectedDescription({ keys: { kind: 'call', from: 'control', to: 'rtos' } })),
  ).toMatchInlineSnapshot(`
    "error BS2809 at channels.keys: call between partitions without a common core
      expected: two partitions with a common core
      actual:   control on 0, rtos on 1
      remedy:   let them share a core, or use a queuing channel each way"
  `);
});
test('BS2810 calls in circles', async () => {
  expect(await messages(circle())).toMatchInlineSnapshot(`
    "error BS2810 at channels.save: calls in a circle
      expected: a server that never waits for its caller
      actual:   boot calls linux calls rtos calls boot
      remedy:   let one of them answer by a doorbell or a queuing channel"
  `);
});
test('BS2811 no place for the channels', async () => {
  expect(await messages(full())).toMatchInlineSnapshot(`
    "error BS2811 at channels: memory of the channels does not fit
      expected: 2280KiB in one piece beside the image and the partitions
      actual:   no such place
      remedy:   give the partitions less memory or the board more"
  `);
});
test('BS2401 a file of messages that is not there', async () => {
  expect(
    await messages(
      connectedDescription({
        keys: {
          ...CHANNELS.keys,
          message: { file: './messages.ts', type: 'Ask' },
          reply: { file: 'control.ts', type: 'Answer' },
        },
      }),
    ),
  ).toMatchInlineSnapshot(`
    "error BS2401 at channels.keys.message.file: file not found
      expected: a file at /project/messages.ts
      actual:   no such file
      remedy:   correct the path (it is relative to the system file), or make the file first"
  `);
});
/** What the compiler says of four classes. */
const measureMessages: MeasureMessages = async (types) =>
  types.map(({ type }) => {
    if (type === 'Flag') return { reason: "'on' is boolean" };
    return { sizeBytes: type === 'Large' ? 48 : 24 };
  });
const inControl = (type: string) => ({ file: 'control.ts', type });

test('BS2812 types that cannot be messages, BS2813 messages that are too large', async () => {
  const description = connectedDescription({
    setpoint: { ...CHANNELS.setpoint, message: inControl('Setpoint') },
    log: { ...CHANNELS.log, message: inControl('Flag') },
    keys: { ...CHANNELS.keys, message: inControl('Large'), reply: inControl('Setpoint') },
    small: { ...CHANNELS.log, messageBytes: 23, message: inControl('Setpoint') },
  });
  expect(await messages(description, { measureMessages })).toMatchInlineSnapshot(`
    "error BS2812 at channels.log.message: type that cannot be a message
      expected: an exported class of integers, arrays and objects of them, without gaps
      actual:   Flag: 'on' is boolean
      remedy:   export a class of integers, Fixed arrays and such classes, in an order without gaps
    error BS2813 at channels.keys.message: message is larger than the channel carries
      expected: at most 40 bytes
      actual:   Large of 48 bytes
      remedy:   make messageBytes larger, or the type smaller
    error BS2813 at channels.small.message: message is larger than the channel carries
      expected: at most 23 bytes
      actual:   Setpoint of 24 bytes
      remedy:   make messageBytes larger, or the type smaller"
  `);
});
test('BS2814 ports with one name in TypeScript', async () => {
  const bell = { kind: 'doorbell', from: 'linux', to: 'control' };
  const description = connectedDescription({ 'a-b': bell, aB: bell });
  expect(await messages(description)).toMatchInlineSnapshot(`
    "error BS2814 at channels.aB.to: ports with one name in TypeScript
      expected: ports of control with names of their own in TypeScript
      actual:   aB and a-b, which are both AB
      remedy:   give one of the two another name: { partition, port }"
  `);
});
test('BS2508 too many channels, BS2509 too many ports', async () => {
  expect(
    await messages({
      ...sharedDescription(),
      channels: Object.fromEntries(
        Array.from({ length: 17 }, (_, index) => [
          `c${index}`,
          { kind: 'doorbell', from: index % 2 ? 'control' : 'linux', to: index % 3 ? 'rtos' : 'boot' },
        ]),
      ),
    }),
  ).toMatchInlineSnapshot(`
    "error BS2509 at partitions.linux: too many ports
      expected: at most 8 ends of channels
      actual:   9
      remedy:   carry several things in one channel, or split the partition
    error BS2509 at partitions.rtos: too many ports
      expected: at most 8 ends of channels
      actual:   11
      remedy:   carry several things in one channel, or split the partition
    error BS2508 at channels: too many channels
      expected: at most 16
      actual:   17
      remedy:   carry several things in one channel"
  `);
});
test("BS2307 an interrupt of a device that is a channel's", async () => {
  expect(await messages(withDevice({ device: 'rtc', intids: [233 + 2] }))).toMatchInlineSnapshot(`
    "error BS2307 at partitions.linux.devices[0]: interrupt given twice
      expected: interrupts of its own
      actual:   INTID 235, which is that of the channel log
      remedy:   give one of the two another INTID with intids"
  `);
});
test('BS2305 a device where a channel is', async () => {
  expect(await messages(withDevice({ device: 'rtc', ipa: 0x7f_0018_0000n }))).toMatchInlineSnapshot(`
    "error BS2305 at partitions.linux.devices[0]: device collides with another at the guest address
      expected: a place beside the channel log (0x007f_0018_0000 to 0x007f_0018_0fff)
      actual:   rtc at 0x007f_0018_0000 to 0x007f_0018_0fff
      remedy:   give one of the two another place with ipa"
  `);
});
test('BS2314 signals on lines that the board uses', async () => {
  expect(await messages(taken())).toMatchInlineSnapshot(`
    "error BS2314 at partitions.control.interrupts: interrupts cannot be direct
      expected: cores of its own, the board's INTIDs, no emulated console, and a GIC that allows it
      actual:   INTID 233 of a channel is not free on qemu-virt
      remedy:   use 'auto' or 'virtual'"
  `);
});

test('the connected system has no diagnostic', async () => {
  expect(await messages(connectedDescription())).toBe('');
});
