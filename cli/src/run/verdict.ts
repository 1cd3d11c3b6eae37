import type { InputStep } from './input.ts';
import { type Deviation, judge, judgeConsoles } from './judge.ts';
import type { Outcomes } from './outcome.ts';
import type { Stop } from './result.ts';

/** What a finished run is judged by. */
export interface RunFacts {
  readonly outcomes: Outcomes;
  readonly textOf: (partition: string) => string;
  /** False when the UART belongs to a partition: then there are no events. */
  readonly hasConsoleStream: boolean;
  readonly stop: Stop;
  readonly timeoutSeconds: number | undefined;
  /** The input step that was never reached. */
  readonly waiting: InputStep | undefined;
}

/** Everything in which a run was not as expected. */
export function verdict(facts: RunFacts): Deviation[] {
  const { outcomes, textOf, hasConsoleStream, stop } = facts;
  const ofSystem = hasConsoleStream
    ? judge(outcomes, textOf, stop === 'ended')
    : judgeConsoles(outcomes, textOf);
  return [...ofSystem, ...judgeTime(facts), ...judgeInput(facts)];
}

function judgeTime({ outcomes, stop, timeoutSeconds, hasConsoleStream }: RunFacts): Deviation[] {
  if (stop !== 'timeout') return [];
  // Partitions that all run on have no other end than this one.
  const onlyRunners = outcomes.partitions.every(({ expect }) => expect.end === 'running');
  if (onlyRunners && hasConsoleStream) return [];
  return [
    { what: 'time', expected: `an end within ${timeoutSeconds} s`, actual: 'stopped by the time limit' },
  ];
}

function judgeInput({ waiting }: RunFacts): Deviation[] {
  if (!waiting) return [];
  const actual = 'not shown, so the input after it was not sent';
  return [{ what: 'input', partition: waiting.partition, expected: String(waiting.waitFor), actual }];
}
