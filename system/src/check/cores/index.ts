/** Rules on cores. */

import type { Rule } from '../rule.ts';
import { consoleCore } from './console-core.ts';
import { consoleDisturbs } from './console-disturbs.ts';
import { coreTwice } from './core-twice.ts';
import { knownCore } from './known-core.ts';
import { sharedCore } from './shared-core.ts';
import { someCore } from './some-core.ts';
import { typescriptCore } from './typescript-core.ts';
import { unusedCores } from './unused.ts';

export const CORES: readonly Rule[] = [
  someCore,
  knownCore,
  coreTwice,
  consoleCore,
  typescriptCore,
  unusedCores,
  consoleDisturbs,
  sharedCore,
];
