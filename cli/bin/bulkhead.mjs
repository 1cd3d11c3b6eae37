#!/usr/bin/env node
// System files and Bulkhead itself are TypeScript: tsx lets Node import them.
import 'tsx';

await import('../src/main.ts');
