/** What is done about a partition's errors, with its defaults; partitions are numbers, times are ns. */
import { parseDuration } from '../authored/duration.ts';
import type { ActionName, AfterLimit, ErrorName, HealthDescription } from '../authored/health.ts';
import { ERROR_NAMES, ERRORS } from '../health/errors.ts';

/** A partition that another has rights over. */
export interface Controlled {
  readonly index: number;
  readonly name: string;
}

export interface Recovery {
  readonly actions: Readonly<Record<ErrorName, ActionName>>;
  /** 0: no limit. */
  readonly restartLimit: number;
  /** 0: since boot. */
  readonly periodNs: bigint;
  readonly backOffNs: bigint;
  readonly afterLimit: AfterLimit;
  /** 0: there is no watchdog that is kicked by calls. */
  readonly watchdogNs: bigint;
  readonly hasWatchdogDevice: boolean;
  readonly stormPerSecond: number;
  readonly monitorsWindows: boolean;
  readonly startsAtBoot: boolean;
  /** The partition that `recover` starts. */
  readonly partition?: number;
  /** The partitions that it may start, stop and restart. */
  readonly controls: readonly Controlled[];
  readonly readsHealth: boolean;
}

/** Partitions that do not exist are left to the rules that report them. */
export function expandRecovery(
  description: HealthDescription,
  indexOf: (name: string) => number | undefined,
): Recovery {
  const { restart = {}, watchdog = {}, rights = {}, recovery } = description;
  const nsOf = (duration: typeof restart.within) => parseDuration(duration) ?? 0n;
  const partition = recovery === undefined ? undefined : indexOf(recovery);
  return {
    actions: chooseActions(description),
    restartLimit: restart.limit ?? 0,
    periodNs: nsOf(restart.within),
    backOffNs: nsOf(restart.backOff),
    afterLimit: restart.afterLimit ?? 'halt',
    watchdogNs: nsOf(watchdog.timeout),
    hasWatchdogDevice: watchdog.device !== undefined,
    stormPerSecond: description.stormPerSecond ?? 0,
    monitorsWindows: description.monitorWindows === true,
    startsAtBoot: description.start !== 'on-demand',
    ...(partition === undefined ? {} : { partition }),
    controls: [...new Set(rights.control ?? [])].flatMap((name) => {
      const index = indexOf(name);
      return index === undefined ? [] : [{ index, name }];
    }),
    readsHealth: rights.health === true,
  };
}

function chooseActions({ onError = {} }: HealthDescription): Recovery['actions'] {
  const chosen = ERROR_NAMES.map((name) => [name, onError[name] ?? ERRORS[name].usually] as const);
  return Object.fromEntries(chosen) as Record<ErrorName, ActionName>;
}
