/** What is done when something goes wrong. Every field is explained in docs/system.md, every error in docs/health.md. */
import type { Guest } from '../guests/guest.ts';
import type { Duration } from './duration.ts';

/** Actions that end the partition's life, for the time being or for good. */
export type StoppingAction =
  | 'restart'
  | 'restart-warm'
  | 'halt'
  | 'fallback'
  | 'recover'
  | 'stop-system'
  | 'reset-system';
/** Of errors that are no exception of the partition's own. */
type ContinuingAction = 'log' | StoppingAction;
/** Of errors for which the architecture has an exception. */
type InjectingAction = 'inject' | StoppingAction;

/** Every action by name. */
export type ActionName = 'log' | 'inject' | StoppingAction;

/** What is done about each error; what is not named keeps its default. */
export interface OnError {
  /** A data access outside its memory and devices; default: `halt`. */
  readonly access?: InjectingAction;
  /** Instructions fetched from outside its memory; default: `halt`. */
  readonly fetch?: InjectingAction;
  /** A system register or instruction that it does not have; default: `inject`. */
  readonly undefined?: InjectingAction;
  /** An SError, or an external abort on its access; default: `halt`. */
  readonly systemError?: StoppingAction;
  /** An exception that no guest can cause under the configured traps; default: `halt`. */
  readonly unexpected?: StoppingAction;
  /** It says itself that it cannot go on; default: `halt`. */
  readonly panic?: StoppingAction;
  /** PSCI SYSTEM_RESET; default: `restart`. */
  readonly reset?: StoppingAction;
  /** PSCI SYSTEM_RESET2; default: `restart-warm`. */
  readonly warmReset?: StoppingAction;
  /** PSCI SYSTEM_OFF, or its last vCPU is off; default: `halt`. */
  readonly off?: StoppingAction;
  /** More refused calls in a second than `stormPerSecond`; default: `log`. */
  readonly storm?: ContinuingAction;
  /** Its watchdog has expired; default: `restart`. */
  readonly watchdog?: ContinuingAction;
  /** A window ended before it had given it back; default: `log`. */
  readonly overrun?: ContinuingAction;
  /** A check of the hypervisor failed while it served the partition; default: `stop-system`. */
  readonly check?: StoppingAction;
}

/** Every error that a description can name. */
export type ErrorName = keyof OnError;

/** How often it may start again. */
export interface RestartDescription {
  /** Restarts within `within`; with one more, `afterLimit` is taken instead. */
  readonly limit?: number;
  /** Default: since boot. */
  readonly within?: Duration;
  /** How long the first restart waits, each further one twice as long as the one before; default: none waits. */
  readonly backOff?: Duration;
  /** Default: `halt`. */
  readonly afterLimit?: AfterLimit;
}

/** What can be done instead of one restart too many. */
export type AfterLimit = Exclude<StoppingAction, 'restart' | 'restart-warm'>;

/** At least one of the two. */
export interface WatchdogDescription {
  /** It must call within this time, from its start on, again and again. */
  readonly timeout?: Duration;
  /** A standard device, whose time the guest's driver sets. */
  readonly device?: 'sbsa';
}

/** What a partition may do beyond its own affairs. */
export interface RightsDescription<Name extends string = string> {
  /** The partitions that it may start, stop and restart. */
  readonly control?: readonly Name[];
  /** It can read the health log. */
  readonly health?: true;
}

/** What is done when something goes wrong with the partition, and what it may do to others. */
export interface HealthDescription<Name extends string = string> {
  /** What is done about each error. */
  readonly onError?: OnError;
  /** How often it may start again; default: as often as it must. */
  readonly restart?: RestartDescription;
  /** Default: nobody watches it. */
  readonly watchdog?: WatchdogDescription;
  /** The image that it starts from after the action `fallback`. */
  readonly fallback?: { readonly guest: Guest };
  /** The partition that the action `recover` starts. */
  readonly recovery?: Name;
  /** `on-demand`: it starts when another has it started; default: `boot`. */
  readonly start?: 'boot' | 'on-demand';
  /** Refused calls in a second that are no storm yet; default: none ever is. */
  readonly stormPerSecond?: number;
  /** Its windows are to be given back before they end. */
  readonly monitorWindows?: true;
  /** Default: none. */
  readonly rights?: RightsDescription<Name>;
}

/** Interrupts by which the board reports errors, and what is done then. */
export interface BoardErrorDescription {
  /** SPIs by which the board reports errors, one to four. */
  readonly intids: readonly number[];
  /** What is done when one comes. */
  readonly action: BoardAction;
}

/** What can be done about an error of the board. */
export type BoardAction = 'log' | 'stop-system' | 'reset-system';
