/** vitest set-up of the hypervisor's tests: writes which lines a test file ran, when that is asked for. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { COUNTERS } from '../../compiler/src/javascript/coverage.ts';
import { COVERAGE_FOLDER } from '../../compiler/src/javascript/vite.ts';

afterAll(() => {
  const folder = process.env[COVERAGE_FOLDER];
  const counters = (globalThis as Record<string, unknown>)[COUNTERS] as
    | Record<string, Set<number>>
    | undefined;
  if (folder === undefined || counters === undefined) return;
  mkdirSync(folder, { recursive: true });
  const lines = Object.fromEntries(Object.entries(counters).map(([file, set]) => [file, [...set]]));
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(lines));
});
