/** Random systems of partitions that call each other on one core, and what comes to them from outside. */
import fc from 'fast-check';
import { CoreRecord } from '../../abi/configuration.ts';
import { Cpu } from '../../core/cpu.ts';
import { lifeChanges } from '../../core/lifecycle.ts';
import { Life, Partition, Power } from '../../core/partition.ts';
import { NEVER } from '../../core/resident.ts';
import { nameHolders } from '../../core/schedule.ts';
import { buildTimeline } from '../../core/timeline.ts';
import { Calls, Client, type Errand, type Guest } from './call-guests.ts';
import { type Habit, Server } from './call-server.ts';
import { FREQUENCY } from './core.ts';

export const EPOCH = 5_000n;
export const WINDOW_US = 100n;

export interface Story {
  readonly clients: readonly (readonly Errand[])[];
  readonly servers: readonly (readonly Habit[])[];
  /** Whose windows follow each other; those who have none, and some others, are in the background. */
  readonly windows: readonly number[];
  readonly background: readonly number[];
  /** Interrupts: so long after the one before, to whom. */
  readonly interrupts: readonly (readonly [bigint, number])[];
}

const ticks = (most: bigint) => fc.oneof(fc.bigInt(1n, 5n), fc.bigInt(1n, most));
const patience = fc.oneof(fc.constant(0n), fc.bigInt(1n, 600n));
const habit: fc.Arbitrary<Habit> = fc.record({
  workTicks: ticks(150n),
  answer: fc.constantFrom('reply', 'reply', 'reply', 'ask', 'ask', 'ignore', 'elsewhere'),
  patienceTicks: patience,
});

export const stories: fc.Arbitrary<Story> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([clients, servers]) => {
    const errand = fc.record({
      thinkTicks: ticks(150n),
      server: fc.nat(servers - 1),
      patienceTicks: patience,
    });
    const all = [...Array(clients + servers).keys()];
    return fc.record({
      clients: fc.array(fc.array(errand, { minLength: 1, maxLength: 12 }), {
        minLength: clients,
        maxLength: clients,
      }),
      servers: fc.array(fc.array(habit, { minLength: 1, maxLength: 5 }), {
        minLength: servers,
        maxLength: servers,
      }),
      windows: fc
        .tuple(
          fc.shuffledSubarray(all.slice(0, clients), { minLength: clients }),
          fc.subarray(all.slice(clients)),
        )
        .map(([must, may]) => [...must, ...may]),
      background: fc.shuffledSubarray(all),
      interrupts: fc.array(fc.tuple(fc.bigInt(1n, 400n), fc.constantFrom(...all)), { maxLength: 40 }),
    });
  });

function recordOf(windows: readonly number[]): CoreRecord {
  const record = new CoreRecord();
  for (const [i, partition] of windows.entries()) {
    const window = record.windows[i]!;
    window.startNs = BigInt(i) * WINDOW_US * 1000n;
    window.durationNs = WINDOW_US * 1000n;
    window.partition = partition;
  }
  record.windowCount = windows.length;
  record.majorFrameNs = BigInt(windows.length) * WINDOW_US * 1000n;
  return record;
}

/** Client i calls server k at its port k; the server answers client i at port i, and the server before it at port 3. */
function connect(from: Partition, fromPort: number, to: Partition, toPort: number): void {
  Object.assign(from.ports[fromPort]!, { peer: to, peerPort: toPort, calls: true });
  Object.assign(to.ports[toPort]!, { peer: from, peerPort: fromPort, answers: true });
  to.answersCalls = true;
}

const FROM_SERVER = 3;
const TO_SERVER = 4;

/** The core and its guests; `now` is its clock. */
export function coreOf({ clients, servers, windows, background }: Story, now: () => bigint) {
  const [cpu, calls] = [new Cpu(), new Calls()];
  cpu.shared = true;
  cpu.lifeChanges = lifeChanges();
  cpu.residentCount = clients.length + servers.length;
  const partitions = [...clients, ...servers].map((_, i) => {
    const [partition, resident] = [new Partition(), cpu.residents[i]!];
    partition.index = i;
    partition.vcpuCount = 1;
    partition.life.store(Life.Running);
    partition.vcpus[0]!.power.store(Power.On);
    Object.assign(resident, { index: i, partition, vcpu: partition.vcpus[0]!, entered: true, until: NEVER });
    cpu.residentOf[i] = i;
    return partition;
  });
  const serverAt = (k: number) => partitions[clients.length + k]!;
  for (const [k] of servers.entries()) {
    for (const [i] of clients.entries()) connect(partitions[i]!, k, serverAt(k), i);
    if (k > 0) connect(serverAt(k - 1), TO_SERVER, serverAt(k), FROM_SERVER);
  }
  for (const [i, partition] of background.entries()) cpu.background[i] = partition;
  cpu.backgroundCount = background.length;
  buildTimeline(cpu.timeline, recordOf(windows), FREQUENCY, EPOCH);
  nameHolders(cpu);
  const common = (i: number) => [cpu.residents[i]!, cpu, calls, now] as const;
  const guests: Guest[] = [
    ...clients.map((errands, i) => new Client(errands, ...common(i))),
    ...servers.map((habits, k) => {
      const behind = k + 1 < servers.length ? TO_SERVER : undefined;
      return new Server(habits, behind, ...common(clients.length + k));
    }),
  ];
  return { cpu, calls, guests };
}
