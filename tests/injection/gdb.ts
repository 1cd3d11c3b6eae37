/** A client of QEMU's gdb stub: the remote serial protocol (GDB manual, appendix E) over a socket. */
import { existsSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Bytes in one packet; the stub takes 4,096 characters. */
const CHUNK_BYTES = 1024;

/** Registers by the stub's numbers (QEMU gdb-xml/aarch64-core.xml). */
export const SP = 31;
export const PC = 32;
export const PSTATE = 33;

/** Why the machine stands still: at a breakpoint, asked to, or powered off. */
export interface Stop {
  readonly reason: 'breakpoint' | 'interrupted' | 'off';
  readonly core: number;
}

/** Signals (QEMU gdbstub.c, gdb_vm_state_change). */
const REASONS: Readonly<Record<string, Stop['reason']>> = {
  T05: 'breakpoint',
  T02: 'interrupted',
  T03: 'off',
};

export class Gdb {
  private received = '';
  private waiting: ((packet: string) => void) | undefined;
  private readonly packets: string[] = [];

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.receive(text));
    socket.on('error', () => {});
  }

  /** Connects to `path` as soon as QEMU listens; the machine stands still from then on. */
  static async connect(path: string): Promise<Gdb> {
    while (!existsSync(path)) await sleep(10);
    const socket = createConnection(path);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
    const gdb = new Gdb(socket);
    await gdb.ask('QStartNoAckMode');
    await gdb.ask('qSupported:multiprocess+');
    // The stub gives single registers only to those who know which there are.
    await gdb.ask('qXfer:features:read:target.xml:0,ffb');
    await gdb.ask('?');
    return gdb;
  }

  close(): void {
    this.socket.destroy();
  }

  /** Runs on until `stopped`. */
  continue(): void {
    this.send('vCont;c');
  }

  /** One instruction of a core; the others stand still. */
  async step(core: number): Promise<void> {
    await this.ask(`vCont;s:p1.${(core + 1).toString(16)}`);
  }

  /** Waits for the machine to stop. */
  async stopped(): Promise<Stop> {
    const packet = await this.next();
    const core = Number.parseInt(/thread:p\w+\.(\w+)/.exec(packet)?.[1] ?? '1', 16) - 1;
    const reason = REASONS[packet.slice(0, 3)];
    if (!reason) throw new Error(`the gdb stub says ${packet}`);
    return { reason, core };
  }

  /** Stops the machine, as `stopped` then tells. */
  interrupt(): void {
    this.socket.write('\x03');
  }

  async setBreakpoint(address: bigint, on: boolean): Promise<void> {
    await this.ask(`${on ? 'Z' : 'z'}0,${address.toString(16)},4`);
  }

  async register(core: number, number: number): Promise<bigint> {
    await this.ask(`Hgp1.${core + 1}`);
    return littleEndian(await this.ask(`p${number.toString(16)}`));
  }

  async setRegister(core: number, number: number, value: bigint): Promise<void> {
    await this.ask(`Hgp1.${core + 1}`);
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
    const sized = number === PSTATE ? bytes.subarray(0, 4) : bytes;
    await this.expectOk(`P${number.toString(16)}=${sized.toString('hex')}`);
  }

  /** Addresses are physical from here on: registers of devices, too. */
  async usePhysicalMemory(): Promise<void> {
    await this.expectOk('Qqemu.PhyMemMode:1');
  }

  async read(address: bigint, sizeBytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let done = 0; done < sizeBytes; done += CHUNK_BYTES) {
      const length = Math.min(CHUNK_BYTES, sizeBytes - done);
      const text = await this.ask(`m${(address + BigInt(done)).toString(16)},${length.toString(16)}`);
      parts.push(Buffer.from(text, 'hex'));
    }
    return Buffer.concat(parts);
  }

  async write(address: bigint, bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; done += CHUNK_BYTES) {
      const part = bytes.subarray(done, done + CHUNK_BYTES);
      const where = `${(address + BigInt(done)).toString(16)},${part.length.toString(16)}`;
      await this.expectOk(`M${where}:${Buffer.from(part).toString('hex')}`);
    }
  }

  /** Inverts one bit of memory. */
  async flip(address: bigint, bit: number): Promise<void> {
    const bytes = await this.read(address, 1);
    await this.write(address, Uint8Array.of(bytes[0]! ^ (1 << bit)));
  }

  private async expectOk(packet: string): Promise<void> {
    const answer = await this.ask(packet);
    if (answer !== 'OK') throw new Error(`the gdb stub answers ${answer} to ${packet.slice(0, 40)}`);
  }

  private async ask(packet: string): Promise<string> {
    this.send(packet);
    return this.next();
  }

  private send(packet: string): void {
    let sum = 0;
    for (const character of packet) sum += character.charCodeAt(0);
    this.socket.write(`$${packet}#${(sum & 0xff).toString(16).padStart(2, '0')}`);
  }

  private next(): Promise<string> {
    const first = this.packets.shift();
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  private receive(text: string): void {
    this.received += text;
    for (;;) {
      const match = /\$([^#]*)#../.exec(this.received);
      if (!match) return;
      this.received = this.received.slice(match.index + match[0].length);
      const { waiting } = this;
      this.waiting = undefined;
      if (waiting) waiting(match[1]!);
      else this.packets.push(match[1]!);
    }
  }
}

function littleEndian(text: string): bigint {
  return Buffer.from(text.padEnd(16, '0'), 'hex').readBigUInt64LE();
}
