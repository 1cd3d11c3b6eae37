/** Takes a benchmark's figures: once bare, once hosted. */
import { type AuthoredSystem, defineSystem, elf } from '@bulkhead/system';
import { assembleGuest, seriesOf } from './assemble.ts';
import type { Benchmark, GuestBenchmark, GuestPrograms, Result } from './benchmark.ts';
import { boardWith, type Environment, runBare } from './environment.ts';
import { measured, parseSamples, type Samples, type Spread, spread } from './samples.ts';

/** The partition that holds the guest. */
export const GUEST = 'bench';

/** All results of a benchmark; most have one. */
export async function measure(
  id: string,
  benchmark: Benchmark,
  environment: Environment,
): Promise<readonly Result[]> {
  if ('measure' in benchmark) return benchmark.measure(environment);
  return [await measureGuest(id, benchmark, environment)];
}

async function measureGuest(
  id: string,
  benchmark: GuestBenchmark,
  environment: Environment,
): Promise<Result> {
  const { subtractEmpty = true, bare: hasBare = true } = benchmark;
  const hosted = await runHosted(id, benchmark, environment);
  const bare = hasBare ? measured(await runOnBoard(id, benchmark, environment), subtractEmpty) : undefined;
  const { title, unit = 'instructions', peers } = benchmark;
  const note = worstSeries(hosted);
  return {
    ...{ id, title, unit, bare: bare ? spread(all(bare)).median : null, ...spread(all(hosted)) },
    ...(peers ? { peers } : {}),
    ...(note ? { note } : {}),
  };
}

/** The figures of a guest in its partition, without the bare board; `arrange` may put others beside it. */
export async function measureHosted(
  id: string,
  benchmark: GuestBenchmark,
  environment: Environment,
  arrange?: Arrange,
): Promise<Spread> {
  return spread(all(await runHosted(id, benchmark, environment, arrange)));
}

/** Makes another system of a benchmark's. */
export type Arrange = (system: AuthoredSystem) => AuthoredSystem;

async function runHosted(
  id: string,
  benchmark: GuestBenchmark,
  environment: Environment,
  arrange: Arrange = (system) => system,
): Promise<Samples> {
  const programs = assemble(id, benchmark, environment);
  const system = arrange(benchmark.system?.(programs) ?? alone(programs.elf, benchmark));
  const result = await environment.run(await environment.build(id, system));
  const text = result.consoles[GUEST] ?? '';
  return measured(parseSamples(text, `${id}, hosted`), benchmark.subtractEmpty ?? true);
}

/** The same source on the bare board, without what only a partition can do. */
async function runOnBoard(id: string, benchmark: GuestBenchmark, environment: Environment): Promise<Samples> {
  const sample = seriesOf(benchmark).filter(({ bare = true }) => bare);
  const { image } = assembleGuest(`${id}-bare`, { ...benchmark, sample }, environment.folder);
  return parseSamples(await runBare(boardWith(benchmark.cores ?? 1), image), `${id}, bare`);
}

function assemble(id: string, benchmark: GuestBenchmark, environment: Environment): GuestPrograms {
  const { elf } = assembleGuest(id, benchmark, environment.folder);
  const { partner, sample } = benchmark;
  if (partner === undefined) return { elf, partner: elf };
  // It never comes to samples of its own.
  const other = assembleGuest(`${id}-partner`, { title: '', prepare: partner, sample }, environment.folder);
  return { elf, partner: other.elf };
}

/** The guest in the only partition, on the board's first cores. */
function alone(file: string, { cores = 1, interrupts = 'virtual' }: GuestBenchmark) {
  return defineSystem({
    board: boardWith(cores),
    partitions: {
      [GUEST]: {
        guest: elf({ file }),
        memory: '2MiB',
        interrupts,
        ...(interrupts === 'direct' ? { devices: ['uart'] as const } : {}),
        cores: Array.from({ length: cores }, (_, core) => core),
        expect: { end: 'off' },
      },
    },
  });
}

function all(samples: Samples): number[] {
  return [...samples.values()].flat();
}

function worstSeries(samples: Samples): string | undefined {
  if (samples.size < 2) return undefined;
  const worst = [...samples].map(([name, values]) => [name, spread(values).max] as const);
  const [name] = worst.reduce((a, b) => (b[1] > a[1] ? b : a));
  return `worst: ${name}`;
}
