/** The module of a TypeScript partition's ports: both ends of a channel are made from one description. */
import { CALL_MESSAGE_BYTES, type MessageType, type Port } from '@bulkhead/system';
import { MessageImports } from './message-imports.ts';
import { portText } from './port-text.ts';

/** Names of the language and of the library that a module may use. */
const RESERVED = new Set([
  ...['Fixed', 'u8', 'u32', 'u64', 'CallResult', 'ReceiveResult', 'SendResult'],
  ...['QueueReceiver', 'QueueSender', 'SamplingReader', 'SamplingWriter'],
]);

/** `entry` is the partition's main file, which the module lies beside. */
export function portModule(partition: string, ports: readonly Port[], entry: string): string {
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
  const body = [...aliases, ...bodies].join('').trimEnd();
  const bare = ['Fixed', 'u8', 'u32', 'u64'].filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  const lines = [
    `/** The ports of partition ${partition}. Written by \`bulkhead\` from the system's channels: change those. */`,
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

/** Without regard to case, upper case first. */
function byName(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.replace('type ', '').toLowerCase()) as [string, string];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1;
}
