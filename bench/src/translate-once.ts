/**
 * Translates the hypervisor to C twice in a process of its own, loading left out, and prints how long each took: the
 * first while Node still compiles the translator and tsc, the second as an editor or a watcher does it.
 */
import { fileURLToPath } from 'node:url';
import { translate } from '@bulkhead/compiler/translate';

const ENTRY = fileURLToPath(new URL('../../hypervisor/arch/aarch64/entry.ts', import.meta.url));

function translationMs(): number {
  const start = performance.now();
  const { c, diagnostics } = translate([ENTRY], undefined, 'cores');
  if (diagnostics.length > 0 || c === '') throw new Error('the hypervisor does not translate');
  return Math.round(performance.now() - start);
}

const firstMs = translationMs();
console.log(JSON.stringify({ firstMs, againMs: translationMs() }));
