import { type CheckedPartition, type CoreTime, formatDuration } from '@bulkhead/system';
import { table } from './table.ts';

const SLACK = '.';

/** A core's major frame as a bar of `width` characters, and who has which part of it. */
export function timeline(core: CoreTime, partitions: readonly CheckedPartition[], width: number): string[] {
  const users = [...new Set(core.windows.map(({ partition }) => partition))];
  const letters = lettersOf(users.map((user) => partitions[user]!.name));
  const cells = Array.from({ length: width }, () => SLACK);
  const cellOf = (timeNs: bigint) => Number((timeNs * BigInt(width)) / core.majorFrameNs);
  for (const { partition, startNs, durationNs } of core.windows) {
    const first = Math.min(cellOf(startNs), width - 1);
    const end = Math.max(cellOf(startNs + durationNs), first + 1);
    cells.fill(letters[users.indexOf(partition)]!, first, end);
  }
  const frame = formatDuration(core.majorFrameNs);
  return [
    `|${cells.join('')}|`,
    ` 0${frame.padStart(width - 1)}`,
    ...legend(core, users, letters, partitions),
  ];
}

function legend(
  core: CoreTime,
  users: readonly number[],
  letters: readonly string[],
  partitions: readonly CheckedPartition[],
): string[] {
  const rows = users.map((user, index) => {
    const windows = core.windows.filter(({ partition }) => partition === user);
    const total = windows.reduce((sum, { durationNs }) => sum + durationNs, 0n);
    const spans = windows.map(
      ({ startNs, durationNs }) => `${formatDuration(startNs)} to ${formatDuration(startNs + durationNs)}`,
    );
    return [letters[index]!, partitions[user]!.name, formatDuration(total), spans.join(', ')];
  });
  const background = core.background.map(({ partition }) => partitions[partition]!.name);
  const slack = background.length === 0 ? 'the core sleeps' : `background: ${background.join(', then ')}`;
  return table([...rows, [SLACK, 'slack', formatDuration(core.slackNs), slack]]);
}

/** The first letter of each name that no name before has taken, else a digit. */
function lettersOf(names: readonly string[]): string[] {
  const taken: string[] = [];
  for (const name of names) {
    const free = [...name.replace(/[^a-z]/g, ''), ...'0123456789'].find((letter) => !taken.includes(letter));
    taken.push(free ?? '?');
  }
  return taken;
}
