/** Rules on schedules and budgets. */

import type { Rule } from '../rule.ts';
import { backgroundTwice } from './background-twice.ts';
import { budget } from './budget.ts';
import { frame } from './frame.ts';
import { harmonicFrames } from './harmonic-frames.ts';
import { hasCore } from './has-core.ts';
import { scheduledCore } from './known-core.ts';
import { scheduledPartition } from './known-partition.ts';
import { needlessBudget } from './needless-budget.ts';
import { needlessSchedule } from './needless-schedule.ts';
import { neverTogether } from './never-together.ts';
import { period } from './period.ts';
import { slack } from './slack.ts';
import { someWindow } from './some-window.ts';
import { timeForAll } from './time-for-all.ts';
import { wholeMicroseconds } from './whole-microseconds.ts';
import { windowEnd } from './window-end.ts';
import { windowLength } from './window-length.ts';
import { windowOrder } from './window-order.ts';

export const TIME: readonly Rule[] = [
  scheduledCore,
  timeForAll,
  scheduledPartition,
  hasCore,
  frame,
  wholeMicroseconds,
  windowLength,
  windowEnd,
  windowOrder,
  someWindow,
  backgroundTwice,
  period,
  budget,
  harmonicFrames,
  neverTogether,
  slack,
  needlessSchedule,
  needlessBudget,
];
