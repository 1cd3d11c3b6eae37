import { HealthAction } from '@bulkhead/hypervisor/abi/health';
import type { ActionName, BoardAction } from '../authored/health.ts';

interface ActionFacts {
  readonly number: HealthAction;
  /** What it does, after "it". */
  readonly words: string;
}

/** What can be done about an error, in the order of the ABI's numbers. */
export const ACTIONS: Readonly<Record<ActionName, ActionFacts>> = {
  log: { number: HealthAction.Log, words: 'goes on; the error is recorded' },
  inject: { number: HealthAction.Inject, words: "takes the architecture's own exception at its EL1" },
  restart: { number: HealthAction.Restart, words: 'starts again from its image, its memory cleared' },
  'restart-warm': { number: HealthAction.RestartWarm, words: 'starts again with its memory as it is' },
  halt: { number: HealthAction.Halt, words: 'stops for good' },
  fallback: { number: HealthAction.Fallback, words: 'starts from its fallback image, now and from then on' },
  recover: { number: HealthAction.Recover, words: 'stops, and its recovery partition starts' },
  'stop-system': {
    number: HealthAction.StopSystem,
    words: 'stops with the whole board, which is powered off',
  },
  'reset-system': {
    number: HealthAction.ResetSystem,
    words: 'starts again with the whole board, which is reset',
  },
};

const NAMES = Object.keys(ACTIONS) as ActionName[];

/** Those after which a partition starts again. */
export const RESTARTING: readonly ActionName[] = ['restart', 'restart-warm', 'fallback'];
/** What can follow the last restart. */
export const AFTER_LIMIT = NAMES.filter((name) => ACTIONS[name].number >= HealthAction.Halt);
/** What can be done about an error of the board. */
export const BOARD_ACTIONS: readonly BoardAction[] = ['log', 'stop-system', 'reset-system'];

/** The name of an action by its number. */
export function actionName(number: number): ActionName | undefined {
  return NAMES.find((name) => ACTIONS[name].number === number);
}

/** Every action but those. */
export function allBut(...without: readonly ActionName[]): readonly ActionName[] {
  return NAMES.filter((name) => !without.includes(name));
}
