/** QEMU's machine protocol (QEMU docs/interop/qmp-spec.txt): one JSON object a line. */
import { createConnection, type Socket } from 'node:net';

interface Message {
  readonly id?: number;
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
  readonly event?: string;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const RETRY_MILLISECONDS = 20;

/** A connection to an emulator; commands that it no longer answers fail. */
export class Qmp {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  /** What has come of a line that is not complete. */
  private rest = '';

  private constructor(
    private readonly socket: Socket,
    private readonly onEvent: (name: string) => void,
  ) {
    socket.setEncoding('utf8').on('data', (text: string) => this.push(text));
    socket.on('close', () => this.close());
    socket.on('error', () => {});
  }

  /** Connects as soon as the emulator listens, unless `isOver` before. */
  static async connect(
    path: string,
    onEvent: (name: string) => void,
    isOver: () => boolean,
  ): Promise<Qmp | undefined> {
    while (!isOver()) {
      const socket = await open(path);
      if (socket) {
        const qmp = new Qmp(socket, onEvent);
        await qmp.execute('qmp_capabilities');
        return qmp;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
    return undefined;
  }

  execute(command: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.write(`${JSON.stringify({ execute: command, arguments: parameters, id })}\n`);
    });
  }

  private push(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) this.receive(JSON.parse(line));
  }

  private receive({ id, return: value, error, event }: Message): void {
    if (event !== undefined) this.onEvent(event);
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !waiting) return;
    this.waiting.delete(id);
    if (error) waiting.reject(new Error(error.desc));
    else waiting.resolve(value);
  }

  private close(): void {
    for (const { reject } of this.waiting.values()) reject(new Error('the emulator has ended'));
    this.waiting.clear();
  }
}

function open(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
