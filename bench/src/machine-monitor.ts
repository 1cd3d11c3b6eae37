/** QEMU's machine protocol (QMP) on a socket: what the emulator knows after a run has ended. */
import { existsSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

interface Message {
  readonly event?: string;
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
}

/** A connection to one emulator that was started with `-qmp unix:<path>,server=on,wait=off`. */
export class MachineMonitor {
  private readonly answers: ((message: Message) => void)[] = [];
  private readonly events = new Set<string>();
  private readonly waiting = new Map<string, () => void>();

  private constructor(private readonly socket: Socket) {
    createInterface(socket).on('line', (line) => this.receive(JSON.parse(line) as Message));
  }

  /** Connects as soon as the emulator listens. */
  static async connect(path: string): Promise<MachineMonitor> {
    while (!existsSync(path)) await sleep(50);
    const socket = createConnection(path);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
    const monitor = new MachineMonitor(socket);
    await monitor.execute('qmp_capabilities');
    return monitor;
  }

  /** Carries out a command; throws with QEMU's words if it is refused. */
  async execute(command: string, words: Record<string, unknown> = {}): Promise<unknown> {
    const answer = new Promise<Message>((resolve) => this.answers.push(resolve));
    this.socket.write(`${JSON.stringify({ execute: command, arguments: words })}\n`);
    const { return: result, error } = await answer;
    if (error) throw new Error(`QEMU refuses ${command}: ${error.desc}`);
    return result;
  }

  /** Waits for an event, which may have come already. */
  async event(name: string): Promise<void> {
    if (this.events.has(name)) return;
    await new Promise<void>((resolve) => this.waiting.set(name, resolve));
  }

  /** From now on `event` waits for another of that name. */
  forget(name: string): void {
    this.events.delete(name);
  }

  /** The emulator may end: nothing is asked any more. */
  close(): void {
    this.socket.destroy();
  }

  private receive(message: Message): void {
    if (message.event !== undefined) {
      this.events.add(message.event);
      this.waiting.get(message.event)?.();
    } else if ('return' in message || message.error) this.answers.shift()?.(message);
  }
}
