/**
 * A million hostile operations of fixed seeds, over all kinds and systems (docs/attack.md): nothing gets through. Each
 * system is a test, so that a failure says which; `npm run attack -- --reduce` makes it small.
 */
import { describe, expect, it } from 'vitest';
import { KIND_NAMES } from './attack/src/kinds.ts';
import { LAYOUTS, SYSTEMS, type SystemName } from './attack/src/layouts.ts';
import { asData, type Judged } from './attack/src/report.ts';
import { attackSystem } from './attack/src/run.ts';

const OPERATIONS = 1_000_000;
/** Far more than it takes. */
const MINUTES = 10;

describe('a campaign of a million hostile operations', () => {
  const judged: Judged[] = [];
  const campaign = { seed: 1, first: 0, operations: OPERATIONS, systems: [...SYSTEMS] };

  it.each(SYSTEMS)(
    'gets nothing through: %s',
    async (system) => {
      const one = await attackSystem(system, campaign);
      judged.push(one);
      expect(one.findings).toEqual([]);
    },
    MINUTES * 60_000,
  );

  it('has them all, of every kind, and most are refused', () => {
    const { total, operations, refusals, panics } = asData(1, judged);
    expect({ total, panics }).toEqual({ total: OPERATIONS, panics: 0 });
    for (const kind of KIND_NAMES) expect(operations[kind], kind).toBeGreaterThan(0);
    const refused = Object.values(refusals).reduce((sum, count) => sum + count, 0);
    expect(refused).toBeGreaterThan(OPERATIONS / 2);
  });

  it('restarts the attacker many times, and both of its vCPUs take part', () => {
    const { systems } = asData(1, judged);
    const dedicated = systems.filter(({ system }) => LAYOUTS[system as SystemName].vcpus > 1);
    for (const { system, count, restarts, secondVcpu } of dedicated) {
      expect(restarts, system).toBeGreaterThan(count / 10_000);
      expect(secondVcpu.operations, system).toBeGreaterThan(count / 10);
    }
  });
});
