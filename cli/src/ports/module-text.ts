/** The module of a TypeScript partition's ports: both ends of a channel are made from one description. */
import { CALL_MESSAGE_BYTES, type Controlled, type MessageType, type Port } from '@bulkhead/system';
import { CONTROL_NAMES, controlText } from './control-text.ts';
import { MessageImports } from './message-imports.ts';
import { portText } from './port-text.ts';

/** Names of the language and of the library that a module may use. */
const RESERVED = new Set([
  ...['Fixed', 'u8', 'u32', 'u64', 'CallResult', 'ReceiveResult', 'SendResult'],
  ...['Control', 'ControlResult', 'PartitionState', 'controlPartition', 'stateOfPartition'],
  ...['QueueReceiver', 'QueueSender', 'SamplingReader', 'SamplingWriter'],
]);

/** `entry` is the partition's main file, which the module lies beside. */
export function portModule(
  partition: string,
  ports: readonly Port[],
  entry: string,
  controls: readonly Controlled[] = [],
): string {
  const library = new Set<string>();
  const aliases: string[] = [];
  const messages = new MessageImports(entry, RESERVED);
  const alias = (name: string, type: string) => {
    aliases.push(`export type ${name} = ${type};\n\n`);
    return name;
  };
  const bodies = ports.flatMap((port) =>
    portText(port, {
      library: (name) => {
        library.add(name);
        return name.split(' ').at(-1)!;
      },
      message: (type: MessageType) => messages.nameOf(type, port),
      bytes: (name, length) => alias(name, `Fixed<u8, ${length}>`),
      words: (name) => alias(name, `Fixed<u64, ${CALL_MESSAGE_BYTES / 8}>`),
    }),
  );
  const rights = controls.map(controlText);
  if (rights.length > 0) for (const name of CONTROL_NAMES) library.add(name);
  const body = [...aliases, ...bodies, ...rights].join('').trimEnd();
  const bare = ['Fixed', 'u8', 'u32', 'u64'].filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  const source = controls.length === 0 ? "the system's channels" : 'its channels and rights';
  const lines = [
    `/** The ports of partition ${partition}. Written by \`bulkhead\` from ${source}: change those. */`,
    ...(bare.length === 0 ? [] : [`import type { ${bare.join(', ')} } from '@bulkhead/bare';`]),
    ...libraryImport([...library].sort(byName)),
    ...messages.declarations(),
    '',
    body,
    '',
  ];
  return lines.join('\n');
}

const LINE = 110;

/** Written as the formatter of this repository would. */
function libraryImport(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const line = `import { ${names.join(', ')} } from '@bulkhead/sdk';`;
  if (line.length <= LINE) return [line];
  return ['import {', ...names.map((name) => `  ${name},`), "} from '@bulkhead/sdk';"];
}

/** As the formatter orders the names that are used here: letter by letter, upper case before the same in lower case. */
function byName(a: string, b: string): number {
  const letters = (name: string) => [...name.replace(/^type |^\w+ as /, '')];
  const [left, right] = [letters(a), letters(b)];
  for (const [index, letter] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (letter === other) continue;
    const [lower, otherLower] = [letter.toLowerCase(), other.toLowerCase()];
    if (lower !== otherLower) return lower < otherLower ? -1 : 1;
    return letter < other ? -1 : 1;
  }
  return left.length - right.length;
}
