/** `control` of the example that `npm start` runs takes no exit on its core between its first period and its last. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSystemFile, debugSystem } from '@bulkhead/cli';
import { expect, test } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test('a dedicated core with direct interrupts has no exit while Linux boots and loads two cores', async () => {
  const built = await buildSystemFile(at('../examples/mixed-criticality/system.ts'), {
    out: at('../build/on-target/exits'),
  });
  let shown = '';
  const status = await debugSystem(built, {
    icount: true,
    batch: at('on-target/exits/control.gdb'),
    onOutput: (text) => {
      shown += text;
    },
  });
  const consoles = readFileSync(join(built.folder, 'debug.log'), 'utf8');
  const [first, last] = [...shown.matchAll(/^exits at \w+: (.*)$/gm)].map(([, counts]) => counts);
  // hvc smc sysreg mmio irq wfx other: one line printed, the interrupt controller set up.
  expect(first ?? '', shown).toMatch(/^1 0 \d+ [1-9]\d* 0 0 0$/);
  expect(last).toBe(first);
  expect(consoles).toContain('linux | load finished');
  expect(status).toBe(0);
});
