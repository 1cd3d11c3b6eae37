import { HealthError } from '@bulkhead/hypervisor/abi/health';
import type { ActionName, ErrorName } from '../authored/health.ts';
import { allBut } from './actions.ts';

/** Whom an error concerns: one partition, the core that served it, or everybody. */
export type Level = 'partition' | 'core' | 'system';

interface AnyError {
  readonly number: HealthError;
  readonly level: Level;
  /** What happened, in words. */
  readonly words: string;
}

interface ErrorFacts extends AnyError {
  readonly actions: readonly ActionName[];
  readonly usually: ActionName;
}

/** The partition can neither go on as if nothing had been, nor is there an exception for it. */
const STOPPING = allBut('log', 'inject');
/** Nothing of the partition was refused: it can go on. */
const CONTINUING = allBut('inject');
/** The architecture has an exception for it. */
const INJECTING = allBut('log');

/** The errors whose action a description chooses, in the order of the ABI's numbers. */
export const ERRORS: Readonly<Record<ErrorName, ErrorFacts>> = {
  access: partition(HealthError.Access, 'a data access outside its memory and devices', INJECTING, 'halt'),
  fetch: partition(HealthError.Fetch, 'instructions fetched from outside its memory', INJECTING, 'halt'),
  undefined: partition(
    HealthError.Undefined,
    'a system register or instruction that it does not have',
    INJECTING,
    'inject',
  ),
  systemError: partition(
    HealthError.SystemError,
    'an SError, or an external abort on its access',
    STOPPING,
    'halt',
  ),
  unexpected: partition(
    HealthError.Unexpected,
    'an exception that no guest can cause under the configured traps',
    STOPPING,
    'halt',
  ),
  panic: partition(HealthError.Panic, 'it says itself that it cannot go on', STOPPING, 'halt'),
  reset: partition(HealthError.Reset, 'it resets itself (PSCI SYSTEM_RESET)', STOPPING, 'restart'),
  warmReset: partition(
    HealthError.WarmReset,
    'it resets itself, its memory kept (PSCI SYSTEM_RESET2)',
    STOPPING,
    'restart-warm',
  ),
  off: partition(
    HealthError.Off,
    'it turns itself off (PSCI SYSTEM_OFF, or its last vCPU)',
    STOPPING,
    'halt',
  ),
  storm: partition(
    HealthError.Storm,
    'more refused calls in a second than `stormPerSecond`',
    CONTINUING,
    'log',
  ),
  watchdog: partition(HealthError.Watchdog, 'its watchdog has expired', CONTINUING, 'restart'),
  overrun: partition(
    HealthError.Overrun,
    'its window ended before it had given it back (`monitorWindows`)',
    CONTINUING,
    'log',
  ),
  check: {
    number: HealthError.Check,
    level: 'core',
    words: 'a check of the hypervisor failed while it served the partition, or changed something of it',
    actions: STOPPING,
    usually: 'stop-system',
  },
};

/** Errors whose action something else decides. */
export const OTHER_ERRORS: readonly (AnyError & { readonly name: string })[] = [
  {
    name: 'request',
    number: HealthError.Request,
    level: 'partition',
    words: 'another partition, which has the right, asked for it',
  },
  {
    name: 'boardError',
    number: HealthError.BoardError,
    level: 'system',
    words: 'an error interrupt of the board',
  },
  {
    name: 'core',
    number: HealthError.Core,
    level: 'system',
    words: 'a core of the board does not start, or does not answer',
  },
];

export const ERROR_NAMES = Object.keys(ERRORS) as ErrorName[];

/** Name and words of an error by its number. */
export function describeError(number: number): { readonly name: string; readonly words: string } {
  const name = ERROR_NAMES.find((one) => ERRORS[one].number === number);
  if (name !== undefined) return { name, words: ERRORS[name].words };
  return (
    OTHER_ERRORS.find((one) => one.number === number) ?? {
      name: `error ${number}`,
      words: `unknown error ${number}`,
    }
  );
}

function partition(
  number: HealthError,
  words: string,
  actions: readonly ActionName[],
  usually: ActionName,
): ErrorFacts {
  return { number, level: 'partition', words, actions, usually };
}
