import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatDiagnostic, loadSystem } from '../../src/index.ts';

async function loadMessages(name: string): Promise<string> {
  const { system, diagnostics } = await loadSystem(join(import.meta.dirname, '../fixtures', name));
  expect(system).toBeUndefined();
  return diagnostics.map(formatDiagnostic).join('\n');
}

test('BS2001 no default export', async () => {
  expect(await loadMessages('no-default.ts')).toMatchInlineSnapshot(`
    "error BS2001 at default: not a system description
      expected: a default export made by defineSystem({…})
      actual:   no default export
      remedy:   end the file's description with: export default defineSystem({…});"
  `);
});

test('BS2001 default export that did not come through defineSystem', async () => {
  expect(await loadMessages('plain-object.ts')).toMatchInlineSnapshot(`
    "error BS2001 at default: not a system description
      expected: a default export made by defineSystem({…})
      actual:   a default export of type object
      remedy:   end the file's description with: export default defineSystem({…});"
  `);
});
