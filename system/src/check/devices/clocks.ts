import { clockName, frequencyOf } from '../../devicetree/clocks.ts';
import { placed } from '../rule.ts';

/** A guest can be told how fast each clock of its devices is: it cannot ask what makes them. */
export const deviceClocks = placed('BS2322', ({ partitions }, report) => {
  for (const { guest, devices } of partitions) {
    // It has no device tree: what it drives, it knows.
    if (guest.kind === 'typescript') continue;
    for (const device of devices) {
      const unknown = device.facts.nodes
        .flatMap(({ clocks }) => clocks ?? [])
        .filter((clock) => frequencyOf(clock, device) === undefined);
      if (unknown.length === 0) continue;
      const names = [...new Set(unknown.map(clockName))];
      const sources = unknown.map((clock) => `${clockName(clock)} from ${clock.from ?? 'nobody'}`);
      const entries = names.map((name) => `${/^\w+$/.test(name) ? name : `'${name}'`}: …`).join(', ');
      const remedy = `write { device: '${device.name}', clocks: { ${entries} } }, in Hz as firmware leaves them running`;
      report(
        device.path,
        'clocks of a frequency that is known',
        `${device.name} has ${sources.join(', ')}`,
        remedy,
      );
    }
  }
});
