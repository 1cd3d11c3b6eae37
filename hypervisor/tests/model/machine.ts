/**
 * A model of the machine below the `*.unsafe.ts` files: system registers of each core, memory words, device
 * registers, and addresses of objects. `intrinsics.ts` puts it in the place of `@bulkhead/bare/unsafe`.
 */

/** Registers of a device in a range of physical addresses. */
export interface Device {
  readonly base: bigint;
  readonly sizeBytes: bigint;
  read(offset: number, core: number): bigint;
  write(offset: number, value: bigint, core: number): void;
}

/** A system register that does something; all others just keep their value. */
export interface ActiveRegister {
  read?(core: number): bigint;
  write?(core: number, value: bigint): void;
}

export const COUNTER_HZ = 1_000_000n;
/** Objects lie above every physical address of a board. */
const OBJECTS = 1n << 48n;
const OBJECT_STRIDE = 1n << 20n;

export class Machine {
  /** The core that executes. */
  core = 0;
  counter = 0n;
  readonly devices: Device[] = [];
  readonly active = new Map<string, ActiveRegister>();
  /** Routines of the assembly. */
  readonly routines = new Map<string, (a: bigint, b: bigint, c: bigint, d: bigint) => bigint>();
  readonly symbols = new Map<string, bigint>();
  /** What `wfi`, and an instruction with an operand, do besides nothing. */
  onWait: () => void = () => {};
  onInstruction: (text: string, value: bigint) => void = () => {};
  onSecureCall: (functionId: number, a: bigint, b: bigint, c: bigint) => bigint = () => 0n;
  readonly #registers = new Map<string, bigint>();
  readonly #words = new Map<bigint, number>();
  readonly #addresses = new Map<object, bigint>();
  readonly #objects = new Map<bigint, object>();

  constructor() {
    this.active.set('CNTPCT_EL0', { read: () => this.counter });
    this.active.set('CNTFRQ_EL0', { read: () => COUNTER_HZ });
  }

  register(name: string, core = this.core): bigint {
    const active = this.active.get(name);
    return active?.read ? active.read(core) : (this.#registers.get(`${name}/${core}`) ?? 0n);
  }

  setRegister(name: string, value: bigint, core = this.core): void {
    const active = this.active.get(name);
    if (active?.write) active.write(core, value);
    else this.#registers.set(`${name}/${core}`, value);
  }

  load(address: bigint): bigint {
    const device = this.#deviceAt(address);
    if (device !== undefined) return device.read(Number(address - device.base), this.core);
    return BigInt(this.#words.get(address) ?? 0);
  }

  store(address: bigint, value: bigint): void {
    const device = this.#deviceAt(address);
    if (device !== undefined) device.write(Number(address - device.base), value, this.core);
    else this.#words.set(address, Number(value));
  }

  addressOf(object: object): bigint {
    const known = this.#addresses.get(object);
    if (known !== undefined) return known;
    this.place(object, OBJECTS + BigInt(this.#addresses.size) * OBJECT_STRIDE);
    return this.addressOf(object);
  }

  place(object: object, address: bigint): void {
    this.#addresses.set(object, address);
    this.#objects.set(address, object);
  }

  knownAt(address: bigint): object | undefined {
    return this.#objects.get(address);
  }

  objectAt(address: bigint): object {
    const object = this.knownAt(address);
    if (object === undefined) throw new Error(`no object at 0x${address.toString(16)}`);
    return object;
  }

  #deviceAt(address: bigint): Device | undefined {
    return this.devices.find(({ base, sizeBytes }) => address >= base && address < base + sizeBytes);
  }
}

/** Shared by all copies of this module that a test may come to load. */
const holder = globalThis as { modelMachine?: Machine };

export function machine(): Machine {
  holder.modelMachine ??= new Machine();
  return holder.modelMachine;
}

/** A machine as after power-on; the one before is forgotten. */
export function freshMachine(): Machine {
  holder.modelMachine = new Machine();
  return holder.modelMachine;
}
