import { expect, it } from 'vitest';
import { checkSystemFile } from '../src/build/check-system.ts';
import { explanation } from '../src/report/explain.ts';
import { explainJson } from '../src/report/explain-json.ts';
import { resolvedReport } from '../src/report/resolved.ts';
import { plain } from '../src/report/style.ts';
import { systemFile } from './support/system-file.ts';

it('says in words what a description means', async () => {
  const { checked } = await checkSystemFile(systemFile('shared'));
  expect(explanation(checked!, plain, 40)).toMatchInlineSnapshot(`
    "control
      vCPU 0      core 0, its own; interrupts come without the hypervisor
      interrupts  direct (its cores are its own, and nothing emulated interrupts it)
      port        setpoint: sampling from linux
      port        log: queuing to linux
      port        alarm: doorbell to rtos

    rtos
      vCPU 0      core 1, 2ms of every 10ms, at least 2ms a period; an interrupt waits for at most 8ms and one exit path
      budget      2ms in every 10ms
      interrupts  virtual (core 1 is shared with linux)
      port        siren: doorbell from control
      port        keys: call from linux

    linux
      vCPU 0      core 1, 6ms of every 10ms, and the background; an interrupt waits for at most 4ms and one exit path
      vCPU 1      core 2, its own; an interrupt waits for at most one exit path
      interrupts  virtual (core 1 is shared with rtos; the emulated PL011 raises interrupts)
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

    One exit path is what a trap, its handling and the return take; \`npm run bench\` measures it."
  `);
});

it('is data too', async () => {
  const { checked } = await checkSystemFile(systemFile('shared'));
  expect(JSON.parse(explainJson(checked!))).toMatchObject({
    ...{ format: 'bulkhead-explain', version: 1 },
    partitions: [
      { name: 'control', vcpus: [{ core: 0, wait: { kind: 'own-core' } }] },
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
  });
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
