/** Finds the benchmarks: every file of `bench/ids/` is one, its name the id. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Benchmark } from './benchmark.ts';

const FOLDER = fileURLToPath(new URL('../ids', import.meta.url));

/** All benchmarks by id, in alphabetical order. */
export async function loadBenchmarks(): Promise<ReadonlyMap<string, Benchmark>> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));
  // Ids and not files: an id may begin with another, and '-' is before '.'.
  const ids = files.map((file) => basename(file, '.ts')).sort();
  const loaded = ids.map(async (id) => {
    const module = (await import(pathToFileURL(join(FOLDER, `${id}.ts`)).href)) as { default: Benchmark };
    return [id, module.default] as const;
  });
  return new Map(await Promise.all(loaded));
}
