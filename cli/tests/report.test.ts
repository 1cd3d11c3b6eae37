import { Writable } from 'node:stream';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { runJson } from '../src/report/run-json.ts';
import { NameColumn } from '../src/report/style.ts';
import { summary } from '../src/report/summary.ts';
import { sizeWords, table } from '../src/report/table.ts';
import { LineView } from '../src/report/terminal.ts';
import { runSystem } from '../src/run/run-system.ts';
import { event, scenario } from './support/scenario.ts';

const plain = pc.createColors(false);

const STEPS = [
  event('start partition=0x0 restarts=0x0'),
  event('start partition=0x1 restarts=0x0'),
  { console: 1, text: 'ready\n' },
  event(
    'fault partition=0x1 vcpu=0x0 cause=0x1 esr=0x93830005 elr=0x40001000 far=0x80000000 ipa=0x80000000 spsr=0x3c5',
  ),
  event('trace partition=0x1 t0=0x40001000 t1=0x0'),
  event(
    'health sequence=0x1 boot=0x1 partition=0x1 vcpu=0x0 error=0x0 action=0x4 count=0x1 cause=0x1 esr=0x93830005 elr=0x40001000 far=0x80000000 ipa=0x80000000 spsr=0x3c5',
  ),
  event('end partition=0x1 reason=0x1 restarts=0x0 injectedfaults=0x0'),
  event('core core=0x1 partition=0x0 vcpu=0x0 exits=0x2710 el2instructions=0xf4240 hvc=0x2700 irq=0x10'),
  event('core core=0x2 partition=0x1 vcpu=0x0 exits=0x1 mmio=0x1'),
  event('end partition=0x0 reason=0x0 restarts=0x0 injectedfaults=0x0'),
  event('halt reason=0x0'),
  { exit: 0 },
];
const EXPECTATIONS = {
  control: { console: ['ready', /skipped 0/] },
  rogue: { fault: { address: 0x8000_0000n } },
};

describe('the summary of a run', () => {
  it('tells how each partition ended, what was contained and what it cost', async () => {
    const system = scenario(EXPECTATIONS, STEPS);
    const result = await runSystem({ system, timeoutSeconds: 20 });
    expect(summary({ ...result, durationSeconds: 1.25 }, system, plain).split('\n')).toEqual([
      'Summary of fake after 1.3 s',
      '',
      'control: ended in order (NOT as expected)',
      '  console   1 line, 6 bytes',
      '            shown: ready',
      '            NOT shown: /skipped 0/',
      '  core 1    vCPU 0: 10,000 exits (hvc 9,984, irq 16), 1,000,000 instructions at EL2',
      '',
      'rogue: stopped by the hypervisor (as expected)',
      '  contained data-abort at 0x80000000: read of 4 bytes (x3), translation fault at level 1',
      '            called from 0x40000ffc',
      "            guest address 0x80000000 is nothing of rogue's; on the board nothing is known to be there",
      '  errors    access 1',
      '  console   0 lines, 0 bytes',
      '  core 2    vCPU 0: 1 exit (mmio 1), instructions at EL2 not counted',
      '',
      'Not as expected:',
      '  control: console: expected /skipped 0/; actual: not shown',
    ]);
  });

  it('is data too', async () => {
    const system = scenario(EXPECTATIONS, STEPS);
    const data = JSON.parse(runJson(await runSystem({ system, timeoutSeconds: 20 }), system));
    expect(data).toMatchObject({
      ...{ format: 'bulkhead-run', version: 1, system: 'fake', endedAsExpected: false, stop: 'ended' },
      halt: { reason: 0, meaning: 'every partition has ended' },
      partitions: [
        {
          ...{ name: 'control', end: 'off', expectedEnd: 'off' },
          console: { lines: 1, bytes: 6, patterns: [{ pattern: '"ready"', seen: true }, { seen: false }] },
          cores: [
            { core: 1, vcpu: 0, exits: 10000, el2Instructions: 1000000, exitKinds: { hvc: 9984, irq: 16 } },
          ],
        },
        {
          ...{ name: 'rogue', end: 'fault', errors: { access: 1 } },
          fault: {
            ...{
              cause: 'data-abort',
              far: '0x80000000',
              pc: '0x40001000',
              callers: ['called from 0x40000ffc'],
            },
            address:
              "guest address 0x80000000 is nothing of rogue's; on the board nothing is known to be there",
          },
        },
      ],
      deviations: [{ partition: 'control', what: 'console' }],
    });
  });
});

describe('the view of all lines', () => {
  function view(attached?: string): { view: LineView; shown: () => string } {
    let shown = '';
    const output = new Writable({
      write(chunk, _encoding, done) {
        shown += chunk;
        done();
      },
    });
    const column = new NameColumn(['a', 'linux'], plain);
    return { view: new LineView(output, column, attached), shown: () => shown };
  }

  it('puts names before lines, aligned to the right', () => {
    const { view: lines, shown } = view();
    lines.line('a', 'one');
    lines.line('linux', 'two');
    lines.showPartial('linux', 'login: ');
    expect(shown()).toBe('    a | one\nlinux | two\n');
  });

  it('keeps the unfinished line of the attached console below the others', () => {
    const { view: lines, shown } = view('linux');
    lines.showPartial('linux', 'login: ');
    lines.line('a', 'one');
    lines.showPartial('a', 'not shown');
    lines.line('linux', 'login: root');
    lines.line('a', 'two');
    const erase = '\r\x1b[K';
    expect(shown()).toBe(
      `${erase}linux | login: ${erase}    a | one\nlinux | login: ` +
        `${erase}linux | login: root\n${erase}    a | two\n`,
    );
  });
});

describe('tables', () => {
  it('align columns, numbers to the right', () => {
    expect(
      table(
        [
          ['.text', '8'],
          ['.rodata', '1024', 'x'],
        ],
        [1],
      ),
    ).toEqual(['.text       8', '.rodata  1024  x']);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [1 << 20, '1 MiB'],
    [(5 << 20) + (1 << 19), '5.5 MiB'],
  ])('say %d bytes as %s', (size, words) => {
    expect(sizeWords(size)).toBe(words);
  });
});
