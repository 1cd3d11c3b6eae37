/** A description with every default written out: it means what the authored one means. */
import { formatSize } from '@bulkhead/boards';
import type { SystemDescription } from '../authored/description.ts';
import { formatDuration } from '../authored/duration.ts';
import type { CheckedChannel, CheckedPartition, CheckedSystem } from '../stages/checked.ts';
import type { ExpandedDevice } from '../stages/expanded.ts';
import type { ScheduledCore } from '../stages/scheduled.ts';
import { encodeBoard } from './board.ts';
import type { JsonSystem } from './system.ts';
import { encodeValue, hexadecimal, type Json } from './values.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The JSON form of a checked system; paths of files are as they were authored. */
export function resolvedSystem(checked: CheckedSystem, authored: SystemDescription): JsonSystem {
  const { board, partitions, schedules, channels, consoleCore, boardErrors } = checked;
  const nameOf = (index: number) => partitions[index]!.name;
  const named = <T>(items: readonly T[], entry: (item: T) => readonly [string, unknown]) =>
    Object.fromEntries(items.map(entry));
  const fields: Fields = {
    partitions: named(partitions, (one) => [one.name, partition(one, authored, nameOf)]),
    schedules: named(schedules, (one) => [String(one.core), schedule(one, nameOf)]),
    channels: named(channels, (one) => [one.name, channel(one, authored, nameOf)]),
    console: { core: consoleCore },
    onBoardError: boardErrors,
    neverFlows: authored.neverFlows ?? [],
  };
  return { board: encodeBoard(board), ...(encodeValue(fields) as Record<string, Json>) };
}

function partition(one: CheckedPartition, authored: SystemDescription, nameOf: (index: number) => string) {
  const { guest, fallback, deviceTree } = authored.partitions[one.name]!;
  const { partition: recovery, startsAtBoot, stormPerSecond, monitorsWindows } = one.recovery;
  return {
    guest: guest.kind === 'raw' ? { ...guest, entry: one.entryIpa } : guest,
    memory: sizeText(one.ramSizeBytes),
    cores: one.cores,
    console: one.console,
    interrupts: one.delivery.mode,
    period: timeText(one.periodNs),
    budget: timeText(one.budgetNs),
    devices: one.devices.map(device),
    deviceTree,
    ramPa: hexadecimal(one.ramPa),
    ramIpa: hexadecimal(one.ramIpa),
    onError: actions(one),
    restart: restart(one),
    watchdog: watchdog(one),
    fallback,
    recovery: recovery === undefined ? undefined : nameOf(recovery),
    start: startsAtBoot ? 'boot' : 'on-demand',
    stormPerSecond: stormPerSecond || undefined,
    monitorWindows: monitorsWindows || undefined,
    rights: {
      control: one.recovery.controls.map(({ name }) => name),
      health: one.recovery.readsHealth || undefined,
    },
    expect: one.expect,
  } satisfies Fields;
}

/** Of the errors that can come. */
function actions({ recovery }: CheckedPartition): Fields {
  const { storm, watchdog, overrun, ...others } = recovery.actions;
  return {
    ...others,
    storm: recovery.stormPerSecond > 0 ? storm : undefined,
    watchdog: recovery.watchdogNs > 0n || recovery.hasWatchdogDevice ? watchdog : undefined,
    overrun: recovery.monitorsWindows ? overrun : undefined,
  };
}

/** What is not limited has no number; it is left out. */
function restart({ recovery }: CheckedPartition): Fields | undefined {
  const { restartLimit, periodNs, backOffNs, afterLimit } = recovery;
  const limited =
    restartLimit === 0 ? {} : { limit: restartLimit, within: timeText(periodNs || undefined), afterLimit };
  return restartLimit === 0 && backOffNs === 0n
    ? undefined
    : { ...limited, backOff: timeText(backOffNs || undefined) };
}

function watchdog({ recovery }: CheckedPartition): Fields | undefined {
  const { watchdogNs, hasWatchdogDevice } = recovery;
  if (watchdogNs === 0n && !hasWatchdogDevice) return undefined;
  return { timeout: timeText(watchdogNs || undefined), device: hasWatchdogDevice ? 'sbsa' : undefined };
}

function device({ name, ipa, interrupts, clocksHz, without, allowDma, reason }: ExpandedDevice): Fields {
  const intids = interrupts.map(({ virtualIntid }) => virtualIntid);
  return {
    device: name,
    ipa: hexadecimal(ipa),
    intids,
    ...(Object.keys(clocksHz).length > 0 ? { clocks: clocksHz } : {}),
    ...(without.length > 0 ? { without } : {}),
    ...(allowDma ? { allowDma, reason } : {}),
  };
}

function schedule(one: ScheduledCore, nameOf: (index: number) => string): Fields {
  return {
    majorFrame: timeText(one.majorFrameNs),
    windows: one.windows.map(({ partition, startNs, durationNs }) => ({
      ...{ partition: nameOf(partition), start: timeText(startNs), duration: timeText(durationNs) },
    })),
    background: one.background.map(({ partition }) => nameOf(partition)),
  };
}

function channel(
  one: CheckedChannel,
  authored: SystemDescription,
  nameOf: (index: number) => string,
): Fields {
  const written = authored.channels![one.name]!;
  const [from, to] = one.ends.map(({ partition, name }) => ({ partition: nameOf(partition), port: name }));
  return {
    ...written,
    from,
    to,
    ...(written.kind === 'sampling' ? { notify: written.notify === true } : {}),
  };
}

function timeText(ns: bigint | undefined): string | undefined {
  return ns === undefined ? undefined : formatDuration(ns);
}

/** As it would be written. */
function sizeText(sizeBytes: number): string | number {
  const text = formatSize(sizeBytes);
  return text.endsWith('bytes') ? sizeBytes : text;
}
