import type { CheckKind } from '../context/check.ts';

/** How the calls of many programs ended. */
export interface Outcomes {
  /** Programs of which at least one call failed a check. */
  readonly trapped: number;
  /** Programs of which every call failed one. */
  readonly dead: number;
  readonly calls: number;
  /** Calls that failed a check of the kind. */
  readonly checks: Readonly<Partial<Record<CheckKind, number>>>;
}

export const NO_OUTCOMES: Outcomes = { trapped: 0, dead: 0, calls: 0, checks: {} };

/** Counts the results of programs, which are those of calls and of `digest` by turns. */
export function countOutcomes(results: readonly string[][], kinds: readonly CheckKind[]): Outcomes {
  const perProgram = results.map((lines) => {
    const calls = lines.filter((_, i) => i % 2 === 0);
    const failed = calls.flatMap((line) => /^check (\d+)$/.exec(line)?.[1] ?? []);
    return { calls: calls.length, failed: failed.map((id) => kinds[Number(id) - 1]!) };
  });
  const checks: Partial<Record<CheckKind, number>> = {};
  for (const kind of perProgram.flatMap(({ failed }) => failed)) checks[kind] = (checks[kind] ?? 0) + 1;
  return {
    trapped: perProgram.filter(({ failed }) => failed.length > 0).length,
    dead: perProgram.filter(({ calls, failed }) => failed.length === calls).length,
    calls: perProgram.reduce((sum, { calls }) => sum + calls, 0),
    checks,
  };
}

export function addOutcomes(a: Outcomes, b: Outcomes): Outcomes {
  const checks = { ...a.checks };
  for (const [kind, count] of Object.entries(b.checks) as [CheckKind, number][])
    checks[kind] = (checks[kind] ?? 0) + count;
  return { trapped: a.trapped + b.trapped, dead: a.dead + b.dead, calls: a.calls + b.calls, checks };
}

/** Two lines for a person. */
export function describeOutcomes({ trapped, dead, calls, checks }: Outcomes): string {
  const kinds = Object.entries(checks).sort(([, a], [, b]) => b - a);
  const failed = kinds.reduce((sum, [, count]) => sum + count, 0);
  return (
    `${trapped} programs failed a check in some call, ${dead} in every call\n` +
    `${calls} calls, ${failed} failed a check: ${kinds.map(([kind, n]) => `${kind} ${n}`).join(', ')}`
  );
}
