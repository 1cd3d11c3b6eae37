import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPartition, runSystem } from '@bulkhead/cli';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PARENT = fileURLToPath(new URL('../../build/on-target/', import.meta.url));

describe('a new partition', () => {
  let folder = '';
  beforeAll(() => {
    mkdirSync(PARENT, { recursive: true });
    folder = mkdtempSync(join(PARENT, 'new-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('builds, runs and ends as its system file expects', async () => {
    expect(newPartition('pump', folder)).toEqual({
      written: [join(folder, 'pump.ts'), join(folder, 'system.ts')],
    });
    const result = await runSystem({ system: join(folder, 'system.ts'), timeoutSeconds: 240 });
    expect(result.deviations).toEqual([]);
    expect(result.consoles.pump).toContain('pump: round 1\npump: round 2\n');
  });

  test('leaves a system file alone, and says what to add', () => {
    expect(newPartition('second-pump', folder)).toEqual({
      written: [join(folder, 'second-pump.ts')],
      entry:
        "'second-pump': { guest: typescript({ entry: './second-pump.ts' }), memory: '2MiB', cores: [0] },",
    });
  });

  test.each([
    ['pump', /is there already/],
    ['Pump', /cannot be the name/],
    ['system', /is there already/],
  ])('%s is refused', (name, message) => {
    expect(() => newPartition(name, folder)).toThrow(message);
  });
});
