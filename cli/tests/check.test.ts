import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TABLE } from '@bulkhead/system';
import { describe, expect, it } from 'vitest';
import { checkSystemFile } from '../src/build/check-system.ts';
import { checkJson, checkReport } from '../src/report/check.ts';
import { sarif } from '../src/report/sarif.ts';
import { systemFile } from './support/system-file.ts';

it('says which interrupts each partition gets and why, and whom it reaches', async () => {
  const result = await checkSystemFile(systemFile('shared'));
  expect(checkReport(result, 'shared.ts')).toBe(
    [
      'interrupts of control:  direct (its cores are its own, and nothing emulated interrupts it)',
      'interrupts of rtos:     virtual (core 1 is shared with linux)',
      'interrupts of linux:    virtual (core 1 is shared with rtos; the emulated PL011 raises interrupts)',
      '',
      'control reaches',
      '  rtos through the doorbell channel alarm',
      '  linux through the queuing channel log',
      'rtos reaches',
      '  linux through answers in the call channel keys',
      '  control through others: rtos → linux → control',
      'linux reaches',
      '  control through the sampling channel setpoint, room in the queuing channel log',
      '  rtos through the call channel keys',
      '',
      'No errors in shared.ts.',
    ].join('\n'),
  );
  expect(JSON.parse(checkJson(result))).toMatchObject({
    ...{ format: 'bulkhead-check', version: 1, diagnostics: [] },
    interrupts: [
      { partition: 'control', mode: 'direct' },
      { partition: 'rtos', mode: 'virtual', reason: 'core 1 is shared with linux' },
      { partition: 'linux', mode: 'virtual' },
    ],
    reach: [
      { partition: 'control', rights: [] },
      { partition: 'rtos', throughOthers: [{ to: 'control', way: ['rtos', 'linux', 'control'] }] },
      { partition: 'linux' },
    ],
  });
});

it('says nothing of the kind about a description with errors', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'bulkhead-check-')), 'system.ts');
  writeFileSync(file, 'export default 1;\n');
  const result = await checkSystemFile(file);
  expect(checkReport(result, 'system.ts')).toMatch(
    /system\.ts:1:16: error BS2001 at default: .*\n\n1 error in system\.ts\.$/s,
  );
  expect(JSON.parse(checkJson(result))).toMatchObject({ interrupts: [] });
});

describe('a description of two files', () => {
  const found = checkSystemFile(systemFile('wrong')).then(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );

  it('has each diagnostic at its place, in the order of the description', async () => {
    const places = (await found).map(({ code, place }) => {
      const { file, line, column } = place!;
      return `${code} ${file}:${line}:${column}`;
    });
    expect(places).toEqual([
      'BS2201 cli/tests/systems/wrong.ts:5:33',
      'BS2401 cli/tests/systems/parts/control.ts:6:24',
      'BS2102 cli/tests/systems/parts/control.ts:7:13',
      'BS2203 cli/tests/systems/wrong.ts:10:22',
      'BS2401 cli/tests/systems/wrong.ts:12:26',
      'BS2302 cli/tests/systems/wrong.ts:15:24',
      'BS2305 cli/tests/systems/wrong.ts:15:24',
      'BS2307 cli/tests/systems/wrong.ts:15:24',
    ]);
  });

  it('is a SARIF log with a rule for every diagnostic', async () => {
    const log = JSON.parse(sarif(await found, '0.1.0'));
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver.rules).toHaveLength(Object.keys(TABLE).length);
    expect(run.results).toHaveLength(8);
    const result = run.results[2];
    expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({
      ...{ id: 'BS2102', defaultConfiguration: { level: 'error' } },
      fullDescription: { text: 'stage-2 translation maps blocks of that size' },
    });
    expect(result).toEqual({
      ...{ ruleId: 'BS2102', ruleIndex: result.ruleIndex, level: 'error' },
      message: {
        text: [
          'error BS2102 at partitions.control.memory: memory is not a multiple of 2MiB',
          '  expected: a multiple of 2MiB',
          '  actual:   3MiB',
          '  remedy:   use 4MiB',
        ].join('\n'),
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'cli/tests/systems/parts/control.ts', uriBaseId: 'ROOT' },
            region: { startLine: 7, startColumn: 13, endLine: 7, endColumn: 19 },
          },
          logicalLocations: [{ fullyQualifiedName: 'partitions.control.memory' }],
        },
      ],
    });
  });
});
