import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSystem } from '../src/index.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);

test('the default export of a system file, and the directory of its paths', async () => {
  const path = fixture('minimal.system.ts');
  const { system, directory, diagnostics } = await loadSystem(path);
  expect(diagnostics).toEqual([]);
  expect(directory).toBe(dirname(path));
  expect(Object.keys(system?.description.partitions ?? {})).toEqual(['shell']);
});
