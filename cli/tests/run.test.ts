import { HealthAction } from '@bulkhead/hypervisor/abi/health';
import { describe, expect, it } from 'vitest';
import { CliError } from '../src/errors.ts';
import { type RunOptions, runSystem } from '../src/run/run-system.ts';
import { event, type Step, scenario } from './support/scenario.ts';

const started = (partition: number) => event(`start partition=0x${partition} restarts=0x0`);
const ended = (partition: number, reason = 0) =>
  event(`end partition=0x${partition} reason=0x${reason} restarts=0x0 injectedfaults=0x0`);
const FAULT = 'cause=0x1 esr=0x93830005 elr=0x40001000 far=0x80000000 ipa=0x80000000 spsr=0x3c5';
const faulted = (partition: number) => event(`fault partition=0x${partition} vcpu=0x0 ${FAULT}`);
const halted: Step[] = [event('halt reason=0x0'), { exit: 0 }];

const run = (
  expectations: Parameters<typeof scenario>[0],
  steps: readonly Step[],
  options: Partial<RunOptions> = {},
  uartOwner?: string,
) => runSystem({ system: scenario(expectations, steps, uartOwner), timeoutSeconds: 20, ...options });

describe('a run', () => {
  it('is as expected when every partition ends as its description says', async () => {
    const result = await run(
      {
        linux: { end: 'off', console: ['Linux version', /\b2 processors/] },
        rogue: { fault: { address: 0x8000_0000n, cause: 'data-abort' } },
      },
      [
        { raw: 'firmware\n' },
        { console: 0, text: 'bulkhead: 2 partitions\n' },
        ...[started(0), started(1)],
        { console: 1, text: 'Linux version 6.1\r\n' },
        { console: 2, text: 'half a li' },
        { console: 1, text: 'on 2 processors\r\n' },
        { console: 2, text: 'ne\n' },
        ...[faulted(1), ended(1, 1)],
        event('core core=0x1 partition=0x0 vcpu=0x0 exits=0x10 el2instructions=0x1000 hvc=0x10'),
        ended(0),
        ...halted,
      ],
    );
    expect(result).toMatchObject({ exitStatus: 0, endedAsExpected: true, deviations: [], stop: 'ended' });
    expect(result.consoles).toEqual({
      board: 'firmware\n',
      hypervisor: 'bulkhead: 2 partitions\n',
      linux: 'Linux version 6.1\non 2 processors\n',
      rogue: 'half a line\n',
    });
    expect(result.partitions.map(({ name, end }) => `${name}: ${end}`)).toEqual([
      'linux: off',
      'rogue: fault',
    ]);
    expect(result.partitions[0]).toMatchObject({
      lineCount: 2,
      cores: [{ exits: 16n, el2Instructions: 4096n }],
    });
    expect(result.events.map(({ kind }) => kind)).toEqual([
      'start',
      'start',
      'fault',
      'end',
      'core',
      'end',
      'halt',
    ]);
  });

  it('names each deviation', async () => {
    const { exitStatus, deviations } = await run(
      {
        a: { console: ['hello', /never/] },
        b: { fault: { address: 0x9000_0000n, cause: 'instruction-abort' } },
        c: { end: 'panic' },
        d: {},
      },
      [
        started(0),
        started(1),
        started(2),
        { console: 1, text: 'hello\n' },
        faulted(1),
        ended(1, 1),
        ended(0, 1),
        ...halted,
      ],
    );
    expect(exitStatus).toBe(1);
    expect(deviations).toEqual([
      { partition: 'a', what: 'end', expected: 'off', actual: 'fault' },
      { partition: 'a', what: 'console', expected: '/never/', actual: 'not shown' },
      { partition: 'b', what: 'fault address', expected: '0x90000000', actual: '0x80000000' },
      { partition: 'b', what: 'fault cause', expected: 'instruction-abort', actual: 'data-abort' },
      { partition: 'c', what: 'end', expected: 'panic', actual: 'running' },
      { partition: 'd', what: 'end', expected: 'off', actual: 'not started' },
    ]);
  });

  it('is a deviation when the hypervisor itself fails, or says nothing', async () => {
    const halt = [started(0), ended(0), event('halt reason=0x2 brk=0x7 elr=0x1234'), { exit: 0 }];
    const expected = 'every partition has ended';
    expect((await run({ a: {} }, halt)).deviations).toEqual([
      { what: 'hypervisor', expected, actual: 'a check of the hypervisor itself failed' },
    ]);
    expect((await run({ a: {} }, [started(0), ended(0), { exit: 0 }])).deviations).toEqual([
      { what: 'hypervisor', expected, actual: 'no word of its end' },
    ]);
  });

  it('is a deviation when a check of the hypervisor fails that is not expected, however the partition goes on', async () => {
    const check = event(
      'fault partition=0x0 vcpu=0x0 cause=0x7 esr=0xf2000007 elr=0x40 far=0x0 ipa=0x0 spsr=0x3c9',
    );
    const events = [started(0), check, started(0), faulted(0), ended(0), ...halted];
    expect((await run({ a: { end: 'off' } }, events)).deviations).toEqual([
      {
        partition: 'a',
        what: 'fault cause',
        expected: 'no failed check of the hypervisor',
        actual: 'hypervisor-check',
      },
    ]);
    const expected = { end: 'off', fault: { cause: 'hypervisor-check' } } as const;
    expect((await run({ a: expected }, events)).deviations).toEqual([]);
  });

  it.each([
    ['announced', [started(0)]],
    ['not announced', []],
  ])(
    'knows what image a fault was in when the partition goes on with another, its start %s',
    async (_, next) => {
      const health = (action: number) =>
        event(
          `health sequence=0x1 boot=0x1 partition=0x0 vcpu=0x0 error=0x0 action=0x${action.toString(16)} count=0x1`,
        );
      const fallback = HealthAction.Fallback;
      const first = [started(0), health(fallback), faulted(0), ...next];
      const imageOf = async (events: readonly Step[]) =>
        (await run({ a: { end: 'off', fault: {} } }, [...events, ended(0), ...halted])).partitions[0]
          ?.faultImage;
      expect(await imageOf(first)).toBe('primary');
      expect(await imageOf([...first, health(HealthAction.Halt), faulted(0)])).toBe('fallback');
    },
  );

  it('types what a script says when the console shows what it waits for, in order', async () => {
    const result = await run(
      { shell: { console: ['"\\u0002A!u"'] } },
      [
        started(0),
        { console: 1, text: 'boot\n=> ' },
        { echo: 1 },
        { console: 1, text: '\n=> ' },
        { echo: 1 },
        ended(0),
        ...halted,
      ],
      {
        input: [
          { partition: 'shell', waitFor: /=> $/, send: 'v' },
          { partition: 'shell', waitFor: '=> ', send: 'u' },
        ],
      },
    );
    expect(result.deviations).toEqual([]);
    expect(result.consoles.shell).toBe('boot\n=> "\\u0002A!v"\n=> "\\u0002A!u"\n');
  });

  it('says which input was never sent', async () => {
    const input = [{ partition: 'a', waitFor: /login:/, send: 'root\n' }];
    expect((await run({ a: {} }, [started(0), ended(0), ...halted], { input })).deviations).toEqual([
      {
        partition: 'a',
        what: 'input',
        expected: '/login:/',
        actual: 'not shown, so the input after it was not sent',
      },
    ]);
  });

  it('ends at the time limit and says so', async () => {
    const result = await run({ a: {} }, [started(0)], { timeoutSeconds: 1 });
    expect(result).toMatchObject({ stop: 'timeout', exitStatus: 1 });
    expect(result.deviations).toEqual([
      { partition: 'a', what: 'end', expected: 'off', actual: 'running' },
      { what: 'time', expected: 'an end within 1 s', actual: 'stopped by the time limit' },
    ]);
  });

  it('ends when only partitions are left that are expected to run on', async () => {
    const steps = [started(0), started(1), { console: 1, text: 'ready\n' }, ended(1)];
    const result = await run({ loop: { end: 'running', console: ['ready'] }, job: {} }, steps);
    expect(result).toMatchObject({ stop: 'running-as-expected', deviations: [] });
  });

  it('stops an emulator that stays after the hypervisor has halted', async () => {
    const result = await run({ a: {} }, [started(0), ended(0), event('halt reason=0x0')]);
    expect(result).toMatchObject({ exitStatus: 0, stop: 'ended' });
  });

  it('shows raw lines under the name of the partition that the UART belongs to', async () => {
    const lines: string[] = [];
    const onLine = (name: string, text: string) => lines.push(`${name}: ${text}`);
    const expectations = { firmware: { console: ['U-Boot'] }, other: { console: ['x'] } };
    const steps = [{ raw: 'U-Boot 2023.01\r\n=> ' }, { exit: 0 }];
    const result = await run(expectations, steps, { onLine }, 'firmware');
    expect(lines).toEqual(['firmware: U-Boot 2023.01', 'firmware: => ']);
    expect(result.deviations).toEqual([
      { partition: 'other', what: 'console', expected: '"x"', actual: 'not shown' },
    ]);
  });

  it('reports an emulator that fails, with its words and the command', async () => {
    const steps = [{ stderr: 'qemu: -m: out of memory\n' }, { waitMilliseconds: 50 }, { exit: 1 }];
    const failure = run({ a: {} }, steps).catch((error: unknown) => error);
    const error = (await failure) as CliError;
    expect(error).toBeInstanceOf(CliError);
    expect(error.problem).toBe(`${process.execPath} failed with status 1: qemu: -m: out of memory`);
    expect(error.remedy).toMatch(/^The command was: .*fake-emulator\.mjs .* --image .*image\.bin$/);
  });
});
