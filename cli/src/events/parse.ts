import { NO_PARTITION, TRACE_DEPTH } from '@bulkhead/hypervisor/abi/health';
import { EXIT_KINDS, type RunEvent, type StartCost } from './event.ts';

/** Values by key; `need` throws for one that is missing, which makes the line an unknown event. */
class Fields {
  constructor(private readonly values: ReadonlyMap<string, bigint>) {}

  optional(key: string): bigint | undefined {
    return this.values.get(key);
  }

  wide(key: string): bigint {
    const value = this.values.get(key);
    if (value === undefined) throw new Malformed(`no ${key}=`);
    return value;
  }

  small(key: string): number {
    const value = this.wide(key);
    if (value > 0xffff_ffffn) throw new Malformed(`${key}= is more than 32 bits`);
    return Number(value);
  }
}

class Malformed extends Error {}

/** Lines of the event console, in their order. Registers come in several lines, and are one event. */
export class EventReader {
  private readonly registers = new Map<number, Map<string, bigint>>();

  /** The event that the line completes. */
  read(line: string): RunEvent | undefined {
    if (!line.startsWith('registers ')) return parseEvent(line);
    try {
      const pairs = line.split(' ').slice(1).map(parsePair);
      return this.addRegisters(new Fields(new Map(pairs)).small('partition'), pairs);
    } catch (error) {
      return unknown(line, error);
    }
  }

  private addRegisters(
    partition: number,
    pairs: readonly (readonly [string, bigint])[],
  ): RunEvent | undefined {
    const known = this.registers.get(partition) ?? new Map<string, bigint>();
    this.registers.set(partition, known);
    for (const [name, value] of pairs) known.set(name, value);
    if (!known.has('sp')) return undefined;
    this.registers.delete(partition);
    const fields = new Fields(known);
    const x = Array.from({ length: 31 }, (_, index) => fields.wide(`x${index}`));
    return { kind: 'registers', partition, x, sp: fields.wide('sp') };
  }
}

function unknown(line: string, error: unknown): RunEvent {
  if (!(error instanceof Malformed)) throw error;
  return { kind: 'unknown', line, problem: error.message };
}

/** What a restart took, where the line says so. */
function startCost(fields: Fields): { readonly cost?: StartCost } {
  const ticks = fields.optional('ticks');
  if (ticks === undefined) return {};
  const cost = {
    ticks,
    scrubbedBytes: fields.wide('scrubbed'),
    scrubTicks: fields.wide('scrubticks'),
    loadedBytes: fields.wide('loaded'),
    loadTicks: fields.wide('loadticks'),
  };
  return { cost };
}

/** One line of the event console that is an event of its own. */
function parseEvent(line: string): RunEvent {
  const [word = '', ...pairs] = line.split(' ');
  try {
    const parse = PARSERS[word as keyof typeof PARSERS];
    if (!Object.hasOwn(PARSERS, word)) throw new Malformed('unknown word');
    return parse(new Fields(new Map(pairs.map(parsePair))));
  } catch (error) {
    return unknown(line, error);
  }
}

function parsePair(pair: string): [string, bigint] {
  const match = /^([a-z0-9]+)=(0x[0-9a-f]{1,16})$/i.exec(pair);
  if (!match) throw new Malformed(`"${pair}" is not key=0x…`);
  return [match[1]!, BigInt(match[2]!)];
}

const PARSERS = {
  start: (fields: Fields): RunEvent => ({
    kind: 'start',
    partition: fields.small('partition'),
    restarts: fields.small('restarts'),
    ...startCost(fields),
  }),
  end: (fields: Fields): RunEvent => ({
    kind: 'end',
    partition: fields.small('partition'),
    reason: fields.small('reason'),
    restarts: fields.small('restarts'),
    injectedFaults: fields.small('injectedfaults'),
  }),
  fault: (fields: Fields): RunEvent => ({
    kind: 'fault',
    partition: fields.small('partition'),
    vcpu: fields.small('vcpu'),
    cause: fields.small('cause'),
    esr: fields.wide('esr'),
    elr: fields.wide('elr'),
    far: fields.wide('far'),
    ipa: fields.wide('ipa'),
    spsr: fields.wide('spsr'),
  }),
  trace: (fields: Fields): RunEvent => ({
    kind: 'trace',
    partition: fields.small('partition'),
    addresses: Array.from({ length: TRACE_DEPTH }, (_, index) => fields.optional(`t${index}`)).filter(
      (address): address is bigint => address !== undefined && address !== 0n,
    ),
  }),
  health: (fields: Fields): RunEvent => {
    const partition = fields.small('partition');
    return {
      kind: 'health',
      sequence: fields.wide('sequence'),
      boot: fields.small('boot'),
      ...(partition === NO_PARTITION ? {} : { partition }),
      vcpu: fields.small('vcpu'),
      error: fields.small('error'),
      action: fields.small('action'),
      count: fields.small('count'),
      cause: Number(fields.optional('cause') ?? 0n),
      esr: fields.optional('esr') ?? 0n,
      elr: fields.optional('elr') ?? 0n,
      far: fields.optional('far') ?? 0n,
      ipa: fields.optional('ipa') ?? 0n,
      spsr: fields.optional('spsr') ?? 0n,
    };
  },
  core: (fields: Fields): RunEvent => {
    const el2Instructions = fields.optional('el2instructions');
    const kinds = EXIT_KINDS.map((kind) => [kind, fields.optional(kind)] as const);
    return {
      kind: 'core',
      core: fields.small('core'),
      partition: fields.small('partition'),
      vcpu: fields.small('vcpu'),
      exits: fields.wide('exits'),
      ...(el2Instructions === undefined ? {} : { el2Instructions }),
      exitKinds: Object.fromEntries(kinds.filter(([, count]) => count !== undefined)),
    };
  },
  halt: (fields: Fields): RunEvent => {
    const elr = fields.optional('elr');
    return {
      kind: 'halt',
      reason: fields.small('reason'),
      ...(fields.optional('brk') === undefined ? {} : { brk: fields.small('brk') }),
      ...(elr === undefined ? {} : { elr }),
    };
  },
};
