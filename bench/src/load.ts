/** Finds the benchmarks: every file of `bench/ids/` is one, its name the id. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Benchmark } from './benchmark.ts';

const FOLDER = fileURLToPath(new URL('../ids', import.meta.url));

/** All benchmarks by id, in alphabetical order. */
export async function loadBenchmarks(): Promise<ReadonlyMap<string, Benchmark>> {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const loaded = files.map(async (file) => {
    const module = (await import(pathToFileURL(join(FOLDER, file)).href)) as { default: Benchmark };
    return [basename(file, '.ts'), module.default] as const;
  });
  return new Map(await Promise.all(loaded));
}
