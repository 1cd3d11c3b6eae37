import type { ChannelKindName } from '../authored/channel.ts';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showList, showValue } from '../diagnostics/show.ts';
import { integer, oneOf, optional, record, size, text } from './fields.ts';
import { checkRecord, type Field, type Fields, isRecord } from './record.ts';

const end: Field = {
  expected: 'the name of a partition, or { partition, port }',
  schema: { type: ['string', 'object'] },
  test: (value) => text.test(value) || isRecord(value),
};
export const END: Fields = { partition: text, port: text };
export const MESSAGE: Fields = { file: text, type: text };
const sized = { message: optional(record), messageBytes: size };

/** The fields of each kind beside `kind`, `from` and `to`. */
export const KINDS: Record<ChannelKindName, Fields> = {
  doorbell: {},
  sampling: { ...sized, notify: optional(oneOf(true, false)) },
  queuing: { ...sized, depth: integer },
  call: { message: optional(record), reply: optional(record) },
};
const NAME_MAX = 31;

export function checkChannelsShape(channels: Record<string, unknown>, report: Diagnostics): void {
  for (const [name, channel] of Object.entries(channels)) {
    const path = `channels.${name}`;
    checkPortName(name, path, report);
    checkChannel(channel, path, report);
  }
}

function checkChannel(channel: unknown, path: string, report: Diagnostics): void {
  const kind = isRecord(channel) ? channel.kind : undefined;
  if (!isRecord(channel) || typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) {
    const expected = `a channel whose kind is one of ${showList(Object.keys(KINDS))}`;
    report.add('BS2801', path, expected, isRecord(channel) ? `kind ${showValue(kind)}` : showValue(channel));
    return;
  }
  const fields = { kind: oneOf(kind), from: end, to: end, ...KINDS[kind as ChannelKindName] };
  checkRecord(channel, path, fields, report);
  for (const side of ['from', 'to']) {
    const value = channel[side];
    if (!isRecord(value)) continue;
    checkRecord(value, `${path}.${side}`, END, report);
    if (typeof value.port === 'string') checkPortName(value.port, `${path}.${side}.port`, report);
  }
  for (const field of ['message', 'reply']) {
    const value = channel[field];
    if (isRecord(value) && Object.hasOwn(fields, field))
      checkRecord(value, `${path}.${field}`, MESSAGE, report);
  }
}

/** Names of ports become names of nodes in device trees. */
function checkPortName(name: string, path: string, report: Diagnostics): void {
  if (name.length <= NAME_MAX && /^[a-zA-Z][a-zA-Z0-9-]*$/.test(name)) return;
  const expected = `1 to ${NAME_MAX} characters of a-z, A-Z, 0-9 and -, a letter first`;
  report.add('BS2802', path, expected, showValue(name));
}
