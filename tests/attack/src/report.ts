/** A campaign over several systems, as `npm run attack` prints it. */
import { table } from '../../../cli/src/report/table.ts';
import { type Outcomes, sumOf } from './account.ts';
import type { AttackResult } from './campaign.ts';
import { KIND_NAMES, OUTCOME_NAMES, REFUSALS } from './kinds.ts';

/** A system's attack with what the same system does without one. */
export interface Judged {
  readonly result: AttackResult;
  readonly quiet: AttackResult;
  readonly findings: readonly string[];
}

/** Outcomes of each kind over all systems. */
function outcomesOf(judged: readonly Judged[]): [string, Outcomes][] {
  return KIND_NAMES.map((kind) => {
    const parts = judged.map(({ result }) => result.attacker.kinds[kind] ?? {});
    const sums = OUTCOME_NAMES.map((name) => [name, parts.reduce((sum, one) => sum + (one[name] ?? 0), 0)]);
    return [kind, Object.fromEntries(sums.filter(([, count]) => count !== 0))] as [string, Outcomes];
  });
}

const total = (judged: readonly Judged[], of: (result: AttackResult) => number) =>
  judged.reduce((sum, { result }) => sum + of(result), 0);

function systemReport({ result, quiet, findings }: Judged) {
  const { attack, attacker, victim, victimExits, injected, run } = result;
  return {
    ...attack,
    seconds: Math.round(run.durationSeconds * 10) / 10,
    restarts: attacker.lives - 1,
    instructions: attacker.executed,
    secondVcpu: attacker.second,
    refusals: { byHypervisor: injected, seen: attacker.refused + attacker.second.refused },
    victim: {
      ...victim,
      exits: victimExits,
      withoutAttack: { ...quiet.victim, exits: quiet.victimExits },
    },
    findings,
  };
}

/** The answer for tools. */
export function asData(seed: number, judged: readonly Judged[]) {
  const outcomes = outcomesOf(judged);
  return {
    ...{ format: 'bulkhead-attack', version: 1, seed },
    total: total(judged, ({ attacker }) => attacker.accounted),
    operations: Object.fromEntries(outcomes.map(([kind, counts]) => [kind, sumOf(counts)])),
    refusals: Object.fromEntries(outcomes.map(([kind, counts]) => [kind, sumOf(counts, REFUSALS)])),
    outcomes: Object.fromEntries(outcomes),
    panics: total(judged, ({ panics }) => panics),
    victim: Object.fromEntries(judged.map((one) => [one.result.attack.system, systemReport(one).victim])),
    systems: judged.map(systemReport),
    findings: judged.flatMap(({ result, findings }) =>
      findings.map((text) => `${result.attack.system}: ${text}`),
    ),
  };
}

function victimLine({ result, quiet }: Judged): string {
  const { victim, attack, run } = result;
  const { least, most } = quiet.victim;
  return (
    `${attack.system}: ${result.attacker.accounted} operations in ${Math.round(run.durationSeconds)} s, ` +
    `${result.attacker.lives - 1} restarts, ${result.injected} aborts; victim's memory ${victim.memory}, ` +
    `latency ${victim.least} to ${victim.most}, without attack ${least} to ${most}`
  );
}

/** The answer for people. */
export function asText(seed: number, judged: readonly Judged[]): string[] {
  const rows = outcomesOf(judged).map(([kind, counts]) => [
    kind,
    String(sumOf(counts)),
    ...OUTCOME_NAMES.map((name) => String(counts[name] ?? 0)),
  ]);
  const { findings, panics } = asData(seed, judged);
  return [
    ...table([['kind', 'operations', ...OUTCOME_NAMES], ...rows], [1, 2, 3, 4, 5, 6, 7, 8]),
    '',
    ...judged.map(victimLine),
    ...findings.map((text) => `GOT THROUGH: ${text}`),
    `seed ${seed}: ${total(judged, ({ attacker }) => attacker.accounted)} operations, ${panics} panics, ` +
      `${findings.length} findings`,
  ];
}
