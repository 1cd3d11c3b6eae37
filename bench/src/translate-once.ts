/** Translates the hypervisor to C in a process of its own; prints how long that took, loading left out. */
import { fileURLToPath } from 'node:url';
import { translate } from '@bulkhead/compiler/translate';

const ENTRY = fileURLToPath(new URL('../../hypervisor/arch/aarch64/entry.ts', import.meta.url));

const start = performance.now();
const before = process.cpuUsage();
const { c, diagnostics } = translate([ENTRY], undefined, 'cores');
const { user, system } = process.cpuUsage(before);
if (diagnostics.length > 0 || c === '') throw new Error('the hypervisor does not translate');
const milliseconds = Math.round(performance.now() - start);
console.log(JSON.stringify({ milliseconds, processor: Math.round((user + system) / 1000) }));
