/**
 * Whether a partition's interrupts can go to its EL1 without the hypervisor. There they are Group 1 and the
 * hypervisor's own are Group 0, which EL2 can only use when the GIC has a single security state
 * (GICD_CTLR.DS = 1: Arm IHI 0069, 4.6 "Interrupt grouping").
 */
import type { Board } from '@bulkhead/boards';
import type { Interrupts } from '../authored/description.ts';
import type { Port } from './channel.ts';
import type { ExpandedPartition } from './expanded.ts';
import { hasUart } from './has-uart.ts';
import type { Recovery } from './recovery.ts';
import type { ScheduledCore } from './scheduled.ts';

export interface InterruptDelivery {
  readonly mode: 'direct' | 'virtual';
  /** Why this one, in words. */
  readonly reason: string;
  /** What stands in the way of direct interrupts. */
  readonly obstacles: readonly string[];
}

/** What `directObstacles` looks at. */
export type DirectCandidate = Pick<ExpandedPartition, 'name' | 'cores' | 'console' | 'devices'> & {
  readonly recovery?: Pick<Recovery, 'hasWatchdogDevice'>;
  readonly ports?: readonly Port[];
};

/** Everything that stands in the way of direct interrupts; none: they are possible. */
export function directObstacles(
  candidate: DirectCandidate,
  partitions: readonly DirectCandidate[],
  schedules: readonly ScheduledCore[],
  board: Board,
): string[] {
  return [
    ...sharedCores(candidate, partitions, schedules),
    ...candidate.devices.flatMap(({ name, interrupts }) =>
      interrupts
        .filter(({ physicalIntid, virtualIntid }) => physicalIntid !== virtualIntid)
        .map(
          (one) => `${name} has INTID ${one.physicalIntid} on the board, ${one.virtualIntid} in the guest`,
        ),
    ),
    ...(candidate.console === 'pl011' && !hasUart(candidate) ? ['the emulated PL011 raises interrupts'] : []),
    ...takenSignals(candidate.ports ?? [], board),
    ...controllerObstacles(board),
  ];
}

function controllerObstacles({ name, gic }: Board): string[] {
  if (gic.version === 'bcm2836') return [`${name} has no GIC`];
  if (gic.version === 2)
    return [`the GIC of ${name} is a GICv2, whose CPU interface cannot be shared safely`];
  return gic.singleSecurityState ? [] : [`the GIC of ${name} has two security states`];
}

/** Signals of channels are physical interrupts here, so their lines must be nobody's. */
function takenSignals(ports: readonly Port[], { name, gic }: Board): string[] {
  const intids = ports.map(({ channel, side }) => channel.ends[side].intid).filter((intid) => intid !== 0);
  return intids
    .filter((intid) => intid < gic.freeIntids.first || intid > gic.freeIntids.last)
    .map((intid) => `INTID ${intid} of a channel is not free on ${name}`);
}

function sharedCores(
  candidate: DirectCandidate,
  partitions: readonly DirectCandidate[],
  schedules: readonly ScheduledCore[],
): string[] {
  return candidate.cores.flatMap((core) => {
    const other = partitions.find(({ name, cores }) => name !== candidate.name && cores.includes(core));
    if (other) return [`core ${core} is shared with ${other.name}`];
    return schedules.some((schedule) => schedule.core === core) ? [`core ${core} has windows`] : [];
  });
}

/**
 * What speaks against direct interrupts that are possible. Whom the partition could disturb: ICC_EOIR1_EL1 is its own, and where it ends an interrupt
 * there that it does not own, the controller may deactivate that (IHI 0069, ICC_EOIR1_EL1). Another partition's device, whose
 * line is still up, then interrupts once more. Nothing traps that register alone.
 */
export function concernsOf(candidate: DirectCandidate, partitions: readonly DirectCandidate[]): string[] {
  const others = partitions
    .filter(
      ({ name, devices }) => name !== candidate.name && devices.some((one) => one.interrupts.length > 0),
    )
    .map(({ name }) => `it could end interrupts of ${name}'s devices`);
  // Nothing that is emulated can interrupt it then; a guest that only kicks the watchdog does not need that.
  return candidate.recovery?.hasWatchdogDevice
    ? [...others, 'its watchdog device raises an interrupt']
    : others;
}

/** What the description asks for, or the best there is in which no partition depends on another's good will. */
export function chooseDelivery(
  asked: Interrupts,
  obstacles: readonly string[],
  concerns: readonly string[],
): InterruptDelivery {
  if (asked !== 'auto') return { mode: asked, reason: 'as the description says', obstacles };
  const against = obstacles.length > 0 ? obstacles : concerns;
  if (against.length > 0) return { mode: 'virtual', reason: against.join('; '), obstacles };
  return { mode: 'direct', reason: 'its cores are its own, and nothing emulated interrupts it', obstacles };
}
