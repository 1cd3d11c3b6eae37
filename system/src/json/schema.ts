/** The JSON Schema of the JSON form, from the tables that the checks of shape are made from. */
import { BOARDS } from '@bulkhead/boards';
import { END, KINDS, MESSAGE } from '../shape/channel.ts';
import { text } from '../shape/fields.ts';
import { FIELDS as GUESTS } from '../shape/guest.ts';
import { BOARD_ERROR, RECORDS } from '../shape/health.ts';
import { DEVICE, DEVICE_TREE, EXPECT, FAULT, PARTITION } from '../shape/partition.ts';
import type { Fields, Schema } from '../shape/record.ts';
import { SCHEDULE, WINDOW } from '../shape/schedule.ts';
import { CONSOLE, SYSTEM } from '../shape/system.ts';
import { KNOWN } from './board.ts';

type Schemas = Readonly<Record<string, Schema>>;

/** An object with these fields and no others; `inside` says more about some. */
function object(fields: Fields, inside: Schemas = {}): Schema {
  const properties = Object.entries(fields).map(([name, field]) => [name, inside[name] ?? field.schema]);
  const required = Object.entries(fields).filter(([, field]) => !field.optional);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: required.map(([name]) => name),
    additionalProperties: false,
  };
}

const listOf = (items: Schema): Schema => ({ type: 'array', items });
const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });

/** The whole schema. */
export function systemSchema(): Schema {
  const guest: Schema = {
    oneOf: Object.entries(GUESTS).map(([kind, fields]) => object(fields, { kind: { const: kind } })),
  };
  const health = Object.fromEntries(
    Object.entries(RECORDS).map(([name, fields]) => [
      name,
      object(fields, { guest: { $ref: '#/$defs/guest' } }),
    ]),
  );
  const system = object(SYSTEM, {
    board: { $ref: '#/$defs/board' },
    partitions: mapOf({ $ref: '#/$defs/partition' }),
    schedules: mapOf(object(SCHEDULE, { windows: listOf(object(WINDOW)) })),
    channels: mapOf({ $ref: '#/$defs/channel' }),
    console: object(CONSOLE),
    onBoardError: object(BOARD_ERROR),
    neverFlows: listOf({ type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 }),
  });
  const properties = { $schema: { type: 'string' }, ...(system.properties as Schemas) };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A system of partitions on the Bulkhead hypervisor',
    ...system,
    properties,
    $defs: { board: boardSchema(), guest, partition: partitionSchema(health), channel: channelSchema() },
  };
}

/** One of ours, or one with all its facts. */
function boardSchema(): Schema {
  const known = object(KNOWN, { name: { enum: Object.keys(BOARDS) } });
  return { anyOf: [known, { type: 'object', required: ['name', 'ram', 'devices', 'cores', 'mpidr'] }] };
}

function partitionSchema(health: Schemas): Schema {
  return object(PARTITION, {
    ...health,
    guest: { $ref: '#/$defs/guest' },
    devices: listOf({ anyOf: [{ type: 'string' }, object(DEVICE)] }),
    deviceTree: object(DEVICE_TREE),
    expect: object(EXPECT, { fault: object(FAULT) }),
  });
}

function channelSchema(): Schema {
  const end: Schema = { anyOf: [text.schema, object(END)] };
  const message = object(MESSAGE);
  const kinds = Object.entries(KINDS).map(([kind, fields]) => {
    const all = { kind: text, from: text, to: text, ...fields };
    return object(all, { kind: { const: kind }, from: end, to: end, message, reply: message });
  });
  return { oneOf: kinds };
}
