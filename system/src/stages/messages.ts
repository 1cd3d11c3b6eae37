/** The types of messages are classes that the compiler can send, and fit into their channels. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSize } from '@bulkhead/boards';
import type { ChannelDescription, MessageType } from '../authored/channel.ts';
import type { SystemDescription } from '../authored/description.ts';
import type { BuildContext, MessageSize } from '../context.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { CALL_MESSAGE_BYTES } from './channel-memory.ts';

/** A type that a channel names. */
interface Named {
  readonly description: ChannelDescription;
  /** `channels.setpoint.message` */
  readonly path: string;
  /** With an absolute path. */
  readonly type: MessageType;
}

/** Reports the types that cannot be messages of their channels. */
export async function checkMessages(
  channels: SystemDescription['channels'],
  context: BuildContext,
  report: Diagnostics,
): Promise<void> {
  const named = Object.entries(channels ?? {})
    .flatMap(([name, channel]) => typesOf(name, channel, context.directory))
    .filter((one) => hasFile(one, report));
  if (named.length === 0 || !context.measureMessages) return;
  const sizes = await context.measureMessages(named.map(({ type }) => type));
  for (const [index, one] of named.entries()) checkSize(one, sizes[index]!, report);
}

function typesOf(name: string, description: ChannelDescription, directory: string): Named[] {
  return (['message', 'reply'] as const).flatMap((field) => {
    const type = (description as Partial<Record<typeof field, MessageType>>)[field];
    if (type === undefined) return [];
    const path = `channels.${name}.${field}`;
    return [{ description, path, type: { ...type, file: resolve(directory, type.file) } }];
  });
}

function hasFile({ path, type }: Named, report: Diagnostics): boolean {
  if (statSync(type.file, { throwIfNoEntry: false })?.isFile()) return true;
  report.add('BS2401', `${path}.file`, `a file at ${type.file}`, 'no such file');
  return false;
}

function checkSize({ description, path, type }: Named, size: MessageSize, report: Diagnostics): void {
  if ('reason' in size) {
    const expected = 'an exported class of integers, arrays and objects of them, without gaps';
    report.add('BS2812', path, expected, `${type.type}: ${size.reason}`);
    return;
  }
  const most =
    'messageBytes' in description ? (parseSize(description.messageBytes) ?? 0) : CALL_MESSAGE_BYTES;
  if (size.sizeBytes > most) {
    report.add('BS2813', path, `at most ${most} bytes`, `${type.type} of ${size.sizeBytes} bytes`);
  }
}
