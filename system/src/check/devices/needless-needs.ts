import { clockName } from '../../devicetree/clocks.ts';
import { showList } from '../../diagnostics/show.ts';
import { placed } from '../rule.ts';

/** What is said about clocks and needs is about some that the device has and the board's data leave open. */
export const needlessNeeds = placed('BS2324', ({ partitions }, report) => {
  for (const { path, name, facts, clocksHz, without } of partitions.flatMap(({ devices }) => devices)) {
    const clocks = facts.nodes
      .flatMap((node) => node.clocks ?? [])
      .filter(({ frequencyHz }) => frequencyHz === undefined)
      .map(clockName);
    const needs = facts.nodes.flatMap((node) => node.needs ?? []);
    for (const clock of Object.keys(clocksHz)) {
      if (!clocks.includes(clock))
        report(`${path}.clocks.${clock}`, `one of ${showList(clocks)}`, `${clock} of ${name}`);
    }
    for (const [index, need] of without.entries()) {
      if (!needs.includes(need))
        report(`${path}.without[${index}]`, `one of ${showList(needs)}`, `${need} of ${name}`);
    }
  }
});
