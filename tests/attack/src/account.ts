/** What the attacker and the victim said on their consoles, as data. */
import { KIND_NAMES, OUTCOME_NAMES } from './kinds.ts';

/** Operations of a kind by what came of them. */
export type Outcomes = Readonly<Record<string, number>>;

export interface AttackAccount {
  /** Operations that the attacker has behind it. */
  readonly accounted: number;
  readonly lives: number;
  /** Instructions, of which an operation may have several, and how many of them were refused with an abort. */
  readonly executed: number;
  readonly refused: number;
  readonly kinds: Readonly<Record<string, Outcomes>>;
  /** The second vCPU's operations and exceptions. */
  readonly second: { operations: number; refused: number; undefined: number; others: number };
}

export interface VictimAccount {
  readonly memory: 'as it was' | 'changed' | 'unknown';
  /** How often each latency was seen, and the shortest and longest. */
  readonly histogram: Readonly<Record<string, number>>;
  readonly least: number;
  readonly most: number;
}

function last(text: string, pattern: RegExp): number[] {
  const found = [...text.matchAll(pattern)].at(-1);
  return found ? found.slice(1).map(Number) : [];
}

/** The attacker's report; what a reset interrupted was printed again. */
export function attackAccount(text: string): AttackAccount {
  const kinds: Record<string, Record<string, number>> = {};
  for (const [, kind, outcome, count] of text.matchAll(/^count (\d+) (\d+) (\d+)$/gm)) {
    const name = KIND_NAMES[Number(kind)]!;
    kinds[name] = { ...kinds[name], [OUTCOME_NAMES[Number(outcome)]!]: Number(count) };
  }
  const second = (index: number) => last(text, new RegExp(`^second ${index} (\\d+) 0$`, 'gm'))[0] ?? 0;
  const [accounted = 0, lives = 0] = last(text, /^over (\d+) (\d+) 0$/gm);
  const [executed = 0, refused = 0] = last(text, /^executed (\d+) (\d+) 0$/gm);
  return {
    ...{ accounted, lives, executed, refused, kinds },
    second: { operations: second(0), refused: second(1), undefined: second(2), others: second(3) },
  };
}

/** The victim's report. */
export function victimAccount(text: string): VictimAccount {
  const memory = /^memory (as it was|changed)$/m.exec(text)?.[1] ?? 'unknown';
  const buckets = [...text.matchAll(/^bucket (\d+) (\d+)$/gm)];
  const [least = 0, most = 0] = last(text, /^latency (\d+) (\d+)$/gm);
  return {
    memory: memory as VictimAccount['memory'],
    histogram: Object.fromEntries(buckets.map(([, bucket, count]) => [bucket!, Number(count)])),
    ...{ least, most },
  };
}

/** Operations of a kind. */
export function sumOf(outcomes: Outcomes, names: readonly string[] = OUTCOME_NAMES): number {
  return names.reduce((sum, name) => sum + (outcomes[name] ?? 0), 0);
}

function sumOfKinds(a: AttackAccount['kinds'], b: AttackAccount['kinds']): AttackAccount['kinds'] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const outcomes = (kind: string) =>
    OUTCOME_NAMES.map((name) => [name, (a[kind]?.[name] ?? 0) + (b[kind]?.[name] ?? 0)] as const);
  return Object.fromEntries(
    names.map((kind) => [kind, Object.fromEntries(outcomes(kind).filter(([, count]) => count > 0))]),
  );
}

/** Several attackers as one: it has one life more than all had restarts. */
export function sumOfAccounts(accounts: readonly AttackAccount[]): AttackAccount {
  return accounts.reduce((a, b) => ({
    accounted: a.accounted + b.accounted,
    lives: a.lives + b.lives - 1,
    executed: a.executed + b.executed,
    refused: a.refused + b.refused,
    kinds: sumOfKinds(a.kinds, b.kinds),
    second: {
      operations: a.second.operations + b.second.operations,
      refused: a.second.refused + b.second.refused,
      undefined: a.second.undefined + b.second.undefined,
      others: a.second.others + b.second.others,
    },
  }));
}
