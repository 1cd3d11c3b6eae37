/** A campaign: the operations of a seed, divided among systems. */
import { runAttack } from './campaign.ts';
import { judge } from './judge.ts';
import { kindsFor, SYSTEMS, type SystemName } from './layouts.ts';
import type { Judged } from './report.ts';

/** Of a hundred operations each system gets so many. */
const SHARES: Readonly<Record<SystemName, number>> = {
  dedicated: 40,
  emulated: 27,
  shared: 26,
  newer: 3,
  typed: 2,
  gicv2: 2,
};

export interface Campaign {
  readonly seed: number;
  readonly first: number;
  readonly operations: number;
  readonly systems: readonly SystemName[];
  readonly kinds?: readonly string[];
}

/** How many operations a system gets of a campaign. */
function shareOf(system: SystemName, { operations, systems }: Campaign): number {
  const all = systems.reduce((sum, name) => sum + SHARES[name], 0);
  const others = systems.slice(1).map((name) => Math.floor((operations * SHARES[name]) / all));
  if (system !== systems[0]) return Math.floor((operations * SHARES[system]) / all);
  return operations - others.reduce((sum, share) => sum + share, 0);
}

/** Attacks one system, which also runs without an attack to compare with. */
export async function attackSystem(
  system: SystemName,
  campaign: Campaign,
  onProgress?: (text: string) => void,
): Promise<Judged> {
  const { seed, first, kinds } = campaign;
  const count = shareOf(system, campaign);
  const attack = { system, seed, first, count, ...(kinds ? { kinds } : {}) };
  const quiet = await runAttack({ ...attack, count: 0 });
  const result = await runAttack(attack, (done) => onProgress?.(`${system}: ${done} of ${count}`));
  return { result, quiet, findings: judge(result, quiet) };
}

/** The systems one after the other. */
export async function runCampaign(
  campaign: Campaign,
  onProgress?: (text: string) => void,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  const { systems, kinds } = campaign;
  for (const system of SYSTEMS.filter((name) => systems.includes(name))) {
    // One in which the attacker has nothing for any of the kinds has nothing to show.
    if (!kinds || kindsFor(system, kinds).length > 0)
      judged.push(await attackSystem(system, campaign, onProgress));
  }
  return judged;
}
