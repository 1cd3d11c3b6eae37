import { placed } from '../rule.ts';

/** What a device needs of others that its partition does not have, somebody has seen to. */
export const deviceNeeds = placed('BS2323', ({ partitions }, report) => {
  for (const { path, name, facts, without } of partitions.flatMap(({ devices }) => devices)) {
    const needs = new Set(facts.nodes.flatMap((node) => node.needs ?? []));
    const open = [...needs].filter((need) => !without.includes(need));
    if (open.length === 0) continue;
    const list = open.map((need) => `'${need}'`).join(', ');
    report(
      path,
      'a device that works with what its partition has',
      `${name} needs ${open.join(', ')} of the board`,
      `if firmware has seen to them, write { device: '${name}', without: [${list}] }`,
    );
  }
});
