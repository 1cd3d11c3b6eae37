import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkSystemFile } from '../src/build/check-system.ts';
import { checkJson, checkReport } from '../src/report/check.ts';
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
    /^error BS2001 at default: .*\n\n1 error in system\.ts\.$/s,
  );
  expect(JSON.parse(checkJson(result))).toMatchObject({ interrupts: [] });
});
