import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { qemuVirt } from '@bulkhead/boards';
import {
  HEALTH_BYTES,
  HEALTH_MAGIC,
  HEALTH_RECORDS,
  HEALTH_VERSION,
  HealthAction,
  HealthError,
  HealthLog,
  NO_PARTITION,
} from '@bulkhead/hypervisor/abi/health';
import { encodeRecord } from '@bulkhead/system';
import { describe, expect, it } from 'vitest';
import type { BuiltSystem } from '../src/build/built-system.ts';
import { checkSystemFile } from '../src/build/check-system.ts';
import { readHealthLog } from '../src/health/log.ts';
import { createProgram } from '../src/program.ts';
import { healthReport } from '../src/report/health.ts';
import { healthJson } from '../src/report/health-json.ts';
import { plain } from '../src/report/style.ts';
import { healthFile } from '../src/run/health-dump.ts';
import { runSystem } from '../src/run/run-system.ts';
import { boardImage } from './support/board-image.ts';
import { scenario } from './support/scenario.ts';
import { systemFile } from './support/system-file.ts';

/** A log with an access, a watchdog and an error of the board; the ring has gone round once. */
function log(): HealthLog {
  const made = new HealthLog();
  Object.assign(made, { magic: HEALTH_MAGIC, version: HEALTH_VERSION, boots: 2, ticksPerSecond: 1_000_000n });
  const add = (sequence: bigint, fields: object, trace: readonly bigint[] = []) => {
    const record = made.records[Number((sequence - 1n) % BigInt(HEALTH_RECORDS))]!;
    Object.assign(record, { sequence, ...fields });
    trace.forEach((address, index) => {
      record.trace[index] = address;
    });
    record.x[3] = 0x1234n;
    seal(record);
    made.newest = sequence;
  };
  const access = {
    error: HealthError.Access,
    action: HealthAction.Restart,
    cause: 1,
    count: 3,
    partition: 1,
  };
  const at = { esr: 0x93830045n, elr: 0x4000_1000n, far: 0x8000_0000n, ipa: 0x8000_0000n, spsr: 0x3c5n };
  add(17n, { ...access, ...at, timeTicks: 1_500_000n, boot: 1 }, [0x4000_0104n]);
  const watchdog = { error: HealthError.Watchdog, action: HealthAction.ResetSystem, count: 1 };
  add(18n, { ...watchdog, timeTicks: 2_000_000n, boot: 1, elr: 0x4000_2000n });
  const board = { error: HealthError.BoardError, action: HealthAction.Log, partition: NO_PARTITION };
  add(19n, { ...board, count: 1, timeTicks: 100n, boot: 2 });
  return made;
}

function seal(record: HealthLog['records'][0]): void {
  const bytes = encodeRecord(record);
  const words = new BigUint64Array(bytes.buffer, 0, bytes.length / 8 - 1);
  record.sum = BigInt.asUintN(
    64,
    words.reduce((sum, word) => sum + word, 0n),
  );
}

const read = (made: HealthLog) => readHealthLog(encodeRecord(made), 'dump.bin');

describe('the health log', () => {
  it('fits into its memory', () => {
    expect(encodeRecord(new HealthLog()).length).toBeLessThanOrEqual(Number(HEALTH_BYTES));
  });

  it('is a table, and each record in words', async () => {
    const system = scenario({ control: {}, driver: {} }, []);
    expect(healthReport(read(log()), system, false, plain)).toMatchInlineSnapshot(`
      "Errors recorded in 2 starts of the board: 19, of which 3 are kept
                time  start  partition  vCPU  error       action        count
      17  1.500000 s      1  driver        0  access      restart           3
      18  2.000000 s      1  control       0  watchdog    reset-system      1
      19  0.000100 s      2  system           boardError  log               1

      17: driver: a data access outside its memory and devices
         data-abort at 0x80000000: write of 4 bytes (x3), translation fault at level 1
         guest address 0x80000000 is nothing of driver's; on the board nothing is known to be there
         called from 0x40000100

      18: control: its watchdog has expired

      19: system: an error interrupt of the board"
    `);
    expect(
      healthReport(read(log()), undefined, true, plain).split('\n').slice(0, 12).join('\n'),
    ).toMatchInlineSnapshot(`
      "Errors recorded in 2 starts of the board: 19, of which 3 are kept
                time  start  partition    vCPU  error       action        count
      17  1.500000 s      1  partition 1     0  access      restart           3
      18  2.000000 s      1  partition 0     0  watchdog    reset-system      1
      19  0.000100 s      2  system             boardError  log               1

      17: partition 1: a data access outside its memory and devices
         data-abort at 0x80000000: write of 4 bytes (x3), translation fault at level 1
         pc 0x0000000040001000
          x0 0x0000000000000000   x1 0x0000000000000000   x2 0x0000000000000000   x3 0x0000000000001234
          x4 0x0000000000000000   x5 0x0000000000000000   x6 0x0000000000000000   x7 0x0000000000000000
          x8 0x0000000000000000   x9 0x0000000000000000  x10 0x0000000000000000  x11 0x0000000000000000"
    `);
  });

  it('is data too', () => {
    const system = scenario({ control: {}, driver: {} }, []);
    expect(JSON.parse(healthJson(read(log()), system))).toMatchObject({
      ...{ format: 'bulkhead-health', version: 1, system: 'fake', boots: 2, newest: 19, damaged: 0 },
      records: [
        {
          ...{ sequence: 17, partition: 'driver', error: 'access', action: 'restart', count: 3 },
          ...{ cause: 'data-abort', pc: '0x40001000', trace: ['0x40000104'], seconds: 1.5 },
        },
        { sequence: 18, partition: 'control', error: 'watchdog', action: 'reset-system' },
        { sequence: 19, error: 'boardError', action: 'log' },
      ],
    });
  });

  it('leaves out what has not survived, and says so', () => {
    const made = log();
    made.records[1]!.far ^= 4n;
    const result = read(made);
    expect(result.damaged).toBe(1);
    expect(result.records.map(({ sequence }) => sequence)).toEqual([17n, 19n]);
    expect(healthReport(result, undefined, false, plain)).toMatch(
      /^Errors recorded in 2 starts of the board: 19, of which 2 are kept; 1 damaged$/m,
    );
  });

  it('is refused when it is none', () => {
    expect(() => readHealthLog(new Uint8Array(100), 'dump.bin')).toThrow(
      /^dump.bin is too short for a health log\./,
    );
    expect(() => readHealthLog(new Uint8Array(8192), 'dump.bin')).toThrow(
      'dump.bin is no health log of version 1.',
    );
  });

  it('is shown by the command from a dump', async () => {
    const dump = join(mkdtempSync(join(tmpdir(), 'bulkhead-health-')), 'dump.bin');
    writeFileSync(dump, encodeRecord(log()));
    const shown: string[] = [];
    const print = console.log;
    console.log = (text: string) => shown.push(text);
    try {
      await createProgram().parseAsync(['node', 'bulkhead', 'health', '--json', dump]);
    } finally {
      console.log = print;
    }
    expect(JSON.parse(shown.join('\n')).records[0].partition).toBe('partition 1');
    await expect(createProgram().parseAsync(['node', 'bulkhead', 'health', `${dump}.gone`])).rejects.toThrow(
      `There is no file ${dump}.gone.`,
    );
  });
});

describe('a run that saves the health log', () => {
  it('leaves the memory behind the image in a file when the board switches itself off, and when it is stopped', async () => {
    const { checked } = await checkSystemFile(systemFile('shared'));
    const folder = mkdtempSync(join(tmpdir(), 'bulkhead-health-run-'));
    const base = scenario({}, []);
    const off = boardImage(new Uint8Array(0), 0, new Uint8Array(0));
    const built: BuiltSystem = {
      ...base,
      folder,
      checked: { ...checked!, board: qemuVirt({ cores: 4 }), partitions: [] },
    };
    await runSystem({ system: built, image: off, saveHealth: true, timeoutSeconds: 30 });
    expect(readFileSync(healthFile(built)).length).toBe(Number(HEALTH_BYTES));
    const waits = boardImage(new Uint8Array(0), 1, new Uint8Array(0));
    const stopped = await runSystem({ system: built, image: waits, saveHealth: true, timeoutSeconds: 2 });
    expect(stopped.stop).toBe('timeout');
    expect(existsSync(healthFile(built))).toBe(true);
  });
});
