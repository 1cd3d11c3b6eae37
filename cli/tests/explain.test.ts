import { raspi3b } from '@bulkhead/boards';
import { expect, it } from 'vitest';
import { checkSystemFile } from '../src/build/check-system.ts';
import { exitCauses } from '../src/report/exits.ts';
import { explanation } from '../src/report/explain.ts';
import { explainJson } from '../src/report/explain-json.ts';
import { resolvedReport } from '../src/report/resolved.ts';
import { plain } from '../src/report/style.ts';
import { systemFile } from './support/system-file.ts';

it('says in words what a description means', async () => {
  const { checked } = await checkSystemFile(systemFile('shared'));
  expect(explanation(checked!, plain, 40)).toMatchInlineSnapshot(`
    "control
      runs        a raw image
      memory      4 MiB of its own
      vCPU 0      core 0, its own; interrupts come without the hypervisor
      interrupts  direct (its cores are its own, and nothing emulated interrupts it)
      exits       accesses to the interrupt distributor; a few rare system registers; its own calls and faults; the consoles' UART
      port        setpoint: sampling from linux
      port        log: queuing to linux
      port        alarm: doorbell to rtos

    rtos
      runs        a raw image
      memory      4 MiB of its own
      vCPU 0      core 1, 2ms of every 10ms, at least 2ms a period; an interrupt waits for at most 8ms and one exit path
      budget      2ms in every 10ms
      interrupts  virtual (core 1 is shared with linux)
      exits       each of its interrupts; the beginning of each window; the first use of floating point there; each sleep; accesses to the interrupt distributor; a few rare system registers; its own calls and faults
      port        siren: doorbell from control
      port        keys: call from linux

    linux
      runs        a raw image
      memory      64 MiB of its own
      vCPU 0      core 1, 6ms of every 10ms, and the background; an interrupt waits for at most 4ms and one exit path
      vCPU 1      core 2, its own; an interrupt waits for at most one exit path
      interrupts  virtual (core 1 is shared with rtos; the emulated PL011 raises interrupts)
      exits       each of its interrupts; the beginning of each window; the first use of floating point there; each sleep; accesses to the interrupt distributor, its console; a few rare system registers; its own calls and faults
      port        setpoint: sampling to control
      port        log: queuing from control
      port        keys: call to rtos

    core 1
      |rrrrrrrr....llllllllllllllllllllllll....|
       0                                   10ms
      r  rtos   2ms  0ns to 2ms
      l  linux  6ms  3ms to 9ms
      .  slack  2ms  background: linux

    channels
      setpoint  sampling  linux → control  24 bytes; seen when the reader looks
      log       queuing   control → linux  16 × 128 bytes; signal waits for at most 4ms and one exit path; room: at most one exit path
      alarm     doorbell  control → rtos   signal waits for at most 8ms and one exit path
      keys      call      linux → rtos     a switch on the same core, in the window of the caller

    memory
      hypervisor, at most    836 KiB
      images, for restarts    16 KiB
      health log               8 KiB
      channels' memory        12 KiB
      control                  4 MiB
      rtos                     4 MiB
      linux                   64 MiB
      free                  55.1 MiB

    reach
      control reaches
        rtos through the doorbell channel alarm
        linux through the queuing channel log
      rtos reaches
        linux through answers in the call channel keys
        control through others: rtos → linux → control
      linux reaches
        control through the sampling channel setpoint, room in the queuing channel log
        rtos through the call channel keys

    An exit: the hypervisor runs on a core instead of the partition that has it. One exit path is what a trap, its
    handling and the return take; \`npm run bench\` measures it."
  `);
});

it('is data too', async () => {
  const { checked } = await checkSystemFile(systemFile('shared'));
  expect(JSON.parse(explainJson(checked!))).toMatchObject({
    ...{ format: 'bulkhead-explain', version: 1 },
    partitions: [
      {
        ...{ name: 'control', guest: 'raw', memoryBytes: 4 * 2 ** 20, startsAtBoot: true, devices: [] },
        exits: [
          'accesses to the interrupt distributor',
          'a few rare system registers',
          'its own calls and faults',
          "the consoles' UART",
        ],
        vcpus: [{ core: 0, wait: { kind: 'own-core' } }],
      },
      {
        ...{ name: 'rtos', periodNs: 10_000_000, budgetNs: 2_000_000 },
        vcpus: [{ wait: { kind: 'window', gapNs: 8_000_000 }, scheduled: { leastInPeriodNs: 2_000_000 } }],
      },
      { name: 'linux', vcpus: [{ core: 1 }, { core: 2, wait: { kind: 'own-core' } }] },
    ],
    cores: [{ core: 1, slackNs: 2_000_000, background: ['linux'], windows: [{ partition: 'rtos' }, {}] }],
    channels: [
      { name: 'setpoint', from: 'linux', to: 'control' },
      { name: 'log', signalWait: { kind: 'window', gapNs: 4_000_000 }, roomWait: { kind: 'own-core' } },
      { name: 'alarm', signalWait: { kind: 'window', gapNs: 8_000_000 } },
      { name: 'keys', kind: 'call', messageBytes: 40 },
    ],
    memory: [
      { what: 'hypervisor, at most' },
      { what: 'images, for restarts', sizeBytes: 16_384 },
      { what: 'health log', sizeBytes: 8192 },
      { what: "channels' memory", sizeBytes: 12_288 },
      { partition: 'control', sizeBytes: 4 * 2 ** 20 },
      { partition: 'rtos' },
      { partition: 'linux' },
      { what: 'free' },
    ],
  });
});

it('says that the CPU interface is emulated where the board has no GIC', async () => {
  const { checked } = await checkSystemFile(systemFile('shared'));
  const causes = exitCauses(checked!.partitions[1]!, { ...checked!, board: raspi3b() });
  expect(causes).toContain('accesses to the interrupt distributor, its CPU interface');
});

it('shows every field with its value, and which are defaults', async () => {
  const { checked, authored } = await checkSystemFile(systemFile('shared'));
  const lines = resolvedReport(checked!, authored!.description, plain)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));
  expect(lines).toContain('partitions.rtos.period "10ms"');
  expect(lines).toContain('partitions.rtos.interrupts "virtual" default');
  expect(lines).toContain('partitions.linux.console "pl011" default');
  expect(lines).toContain('schedules.1.windows.0.start "0ns" default');
  expect(lines).toContain('schedules.1.windows.1.start "3ms"');
  expect(lines).toContain('channels.keys.from.port "keys" default');
  expect(lines).toContain('channels.alarm.to.port "siren"');
  expect(lines).toContain('channels.alarm.from.partition "control"');
  expect(lines).toContain('console.core 0 default');
});

it('says who owns which device, and who waits to be started', async () => {
  const { checked } = await checkSystemFile(systemFile('draw/six'));
  const lines = explanation(checked!, plain, 40).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      '  device      gpio: interrupt 39',
      '  device      rtc: interrupt 34, which it sees as 60',
      '  device      virtio-page0: interrupts 48–55; it can read and write all of memory (the disk of the test)',
      '  runs        a raw image; starts when another partition starts it',
    ]),
  );
});

it('says first when nobody has booted the board', async () => {
  const { checked } = await checkSystemFile(systemFile('shared'));
  const untried = { ...checked!, board: { ...checked!.board, booted: false as const } };
  expect(explanation(untried, plain, 40)).toMatch(
    /^board\n {2}qemu-virt: its data are from documents; nobody has booted it with them yet\n\ncontrol\n/,
  );
  expect(JSON.parse(explainJson(untried)).board).toEqual({ name: 'qemu-virt', booted: false });
});

it('names the file on top of a device tree', async () => {
  const { checked } = await checkSystemFile(systemFile('shared'));
  const overlay = { file: '/project/lamps.dtso', path: 'partitions.linux.deviceTree.overlay' };
  const partitions = checked!.partitions.map((one) => (one.name === 'linux' ? { ...one, overlay } : one));
  const words = explanation({ ...checked!, partitions }, plain, 40);
  expect(words.match(/device tree .*/g)).toEqual(['device tree  generated, with lamps.dtso on top']);
});
