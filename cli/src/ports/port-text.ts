/** The text of one port in a generated module: typed functions named after the port. */
import { type ChannelEnd, type MessageType, type Port, portIdentifier } from '@bulkhead/system';

/** What the text of a port needs of the rest of the module. */
export interface Names {
  /** Says that the library's `name` is used, and returns it. */
  library(name: string): string;
  /** The name of a message's type. */
  message(type: MessageType): string;
  /** The name of a type of so many bytes, or the words of a call. */
  bytes(alias: string, length: number): string;
  words(alias: string): string;
}

/** Declarations of a port, without blank lines between them. */
export function portText(port: Port, names: Names): string[] {
  const { channel, side } = port;
  const end = channel.ends[side];
  const title = portIdentifier(end.name);
  const own = { port, names, end, title };
  return [...functionsOf(own), ...signalText(own)].map((declaration) => `${declaration}\n`);
}

interface Own {
  readonly port: Port;
  readonly names: Names;
  readonly end: ChannelEnd;
  /** `MotorSpeed` */
  readonly title: string;
}

function functionsOf(own: Own): string[] {
  const { kind } = own.port.channel;
  if (kind === 'call') return own.port.side === 0 ? callText(own) : answerText(own);
  if (kind === 'sampling') return own.port.side === 0 ? writeText(own) : readText(own);
  if (kind === 'queuing') return own.port.side === 0 ? sendText(own) : receiveText(own);
  return own.port.side === 0 ? [signalFunction(own)] : [];
}

function messageOf({ port, names, title }: Own): string {
  const { message, messageBytes } = port.channel;
  return message ? names.message(message) : names.bytes(`${title}Message`, messageBytes);
}

function endOf({ port, names, end, title }: Own, type: string, message: string): string {
  const { messageBytes, depth, kind } = port.channel;
  const numbers = kind === 'queuing' ? [end.port, messageBytes, depth] : [end.port, messageBytes];
  const name = variableOf(title);
  return `const ${name} = new ${names.library(type)}<${[message, ...numbers].join(', ')}>();\n`;
}

/** `motorSpeedPort` */
function variableOf(title: string): string {
  return `${title[0]!.toLowerCase()}${title.slice(1)}Port`;
}

function writeText(own: Own): string[] {
  const { port, names, end, title } = own;
  const message = messageOf(own);
  const isHeard = port.channel.ends[1].intid !== 0;
  const signal = isHeard ? [`  ${names.library('signalThroughPort')}(${end.port});`] : [];
  return [
    endOf(own, 'SamplingWriter', message),
    [
      `/** Makes \`message\` the newest one${isHeard ? ', and signals it' : ''}. */`,
      `export function write${title}(message: ${message}): void {`,
      `  ${variableOf(title)}.write(message);`,
      ...signal,
      '}\n',
    ].join('\n'),
  ];
}

function readText(own: Own): string[] {
  const { title } = own;
  const message = messageOf(own);
  return [
    endOf(own, 'SamplingReader', message),
    `/** Copies the newest message; false if there is none, and then \`into\` holds nothing of use. */
export function read${title}(into: ${message}): boolean {
  return ${variableOf(title)}.read(into);
}
`,
    `/** Whether there is another message than the one that was read last. */
export function hasNew${title}(): boolean {
  return ${variableOf(title)}.hasNew();
}
`,
  ];
}

function sendText(own: Own): string[] {
  const { names, title } = own;
  const message = messageOf(own);
  return [
    endOf(own, 'QueueSender', message),
    `/** Puts a message into the queue, if there is room. */
export function send${title}(message: ${message}): ${names.library('type SendResult')} {
  return ${variableOf(title)}.send(message);
}
`,
  ];
}

function receiveText(own: Own): string[] {
  const { names, title } = own;
  const message = messageOf(own);
  return [
    endOf(own, 'QueueReceiver', message),
    `/** Takes the oldest message of the queue, if there is one. */
export function receive${title}(into: ${message}): ${names.library('type ReceiveResult')} {
  return ${variableOf(title)}.receive(into);
}
`,
  ];
}

function signalFunction({ names, end, title }: Own): string {
  return `/** Raises the interrupt at the other end; false if the hypervisor refuses. */
export function signal${title}(): boolean {
  return ${names.library('signalThroughPort')}(${end.port});
}
`;
}

function requestAndReply({ port, names, title }: Own): [string, string] {
  const { message, reply } = port.channel;
  return [
    message ? names.message(message) : names.words(`${title}Request`),
    reply ? names.message(reply) : names.words(`${title}Reply`),
  ];
}

function callText(own: Own): string[] {
  const { names, end, title } = own;
  const [request, reply] = requestAndReply(own);
  const name = `call${title}`;
  const parameters = [`request: ${request}`, `reply: ${reply}`, 'timeoutNs: u64'];
  return [
    `/** Calls, and waits at most \`timeoutNs\` (0: for ever). Only an answer changes \`reply\`. */
${signature(name, parameters, names.library('type CallResult'))} {
  return ${names.library('callThroughPort')}(${end.port}, request, reply, timeoutNs);
}
`,
  ];
}

function answerText(own: Own): string[] {
  const { names, end, title } = own;
  const [request, reply] = requestAndReply(own);
  return [
    `/** Takes the call that \`waitForCall\` reported; false when it came to another port. */
export function receive${title}(into: ${request}): boolean {
  return ${names.library('receiveAtPort')}(${end.port}, into);
}
`,
    `/** Has the next \`waitForCall\` send the answer; false when nobody waits for one. */
export function reply${title}(message: ${reply}): boolean {
  return ${names.library('replyAtPort')}(${end.port}, message);
}
`,
  ];
}

/** Lines of the repository have at most 110 characters. */
const LINE = 110;

function signature(name: string, parameters: readonly string[], result: string): string {
  const line = `export function ${name}(${parameters.join(', ')}): ${result}`;
  if (`${line} {`.length <= LINE) return line;
  return `export function ${name}(\n${parameters.map((one) => `  ${one},\n`).join('')}): ${result}`;
}

/** The interrupt that the other end raises. */
function signalText({ names, end, title }: Own): string[] {
  if (end.intid === 0) return [];
  const constant = `${end.name
    .replaceAll('-', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()}_INTID`;
  return [
    `/** The interrupt by which the other end signals. */
export const ${constant}: u32 = ${end.intid};
`,
    `/** Sleeps until the other end signals, and takes the signal. */
export function waitFor${title}(): void {
  ${names.library('waitForSignal as sleepUntil')}(${constant});
}
`,
  ];
}
