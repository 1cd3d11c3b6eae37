/**
 * What `@bulkhead/bare/unsafe` gives on hardware, on the model. A test takes it by
 * `vi.mock('@bulkhead/bare/unsafe', () => import('./model/intrinsics.ts'))`, and then runs the hypervisor's
 * `*.unsafe.ts` files as they are.
 */
import { isHeld, release } from '../../../compiler/prelude/sharing.ts';
import { sizeOfRecord } from '../../../system/src/pack/record.ts';
import { machine } from './machine.ts';

const word = (address: bigint) => Number(machine().load(address));

export const readSystemRegister = (name: string): bigint => machine().register(name);
export const writeSystemRegister = (name: string, value: bigint): void => machine().setRegister(name, value);
const numbered = (name: string, index: number) => name.replace('#', String(index));
export const readNumberedRegister = (name: string, _count: number, index: number): bigint =>
  machine().register(numbered(name, index));
export const writeNumberedRegister = (name: string, _count: number, index: number, value: bigint): void =>
  machine().setRegister(numbered(name, index), value);
export function saveRegisters(set: object): void {
  for (const name of Object.keys(set)) Object.assign(set, { [name]: machine().register(name) });
}
export function loadRegisters(set: object): void {
  for (const [name, value] of Object.entries(set)) machine().setRegister(name, value);
}
export function instruction(text: string): void {
  if (text === 'wfi') machine().onWait();
}
export const instructionWith = (text: string, value: bigint): void => machine().onInstruction(text, value);

export const loadU8 = word;
export const loadU16 = word;
export const loadU32 = word;
export const loadU64 = (address: bigint): bigint => machine().load(address);
const store = (address: bigint, value: number): void => machine().store(address, BigInt(value));
export const storeU8 = store;
export const storeU16 = store;
export const storeU32 = store;
export const storeU64 = (address: bigint, value: bigint): void => machine().store(address, value);

export const loadAcquireU32 = word;
export const storeReleaseU32 = store;
export function compareExchangeU32(address: bigint, expected: number, desired: number): number {
  const found = word(address);
  if (found === expected) store(address, desired);
  return found;
}
const update = (change: (old: number, value: number) => number) => (address: bigint, value: number) => {
  const old = word(address);
  store(address, change(old, value) >>> 0);
  return old;
};
export const fetchAddU32 = update((old, value) => old + value);
export const fetchOrU32 = update((old, value) => old | value);
export const fetchAndU32 = update((old, value) => old & value);

export const addressOf = (object: object): bigint => machine().addressOf(object);
/** By the names of the fields: records of one class have one size. */
const sizes = new Map<string, bigint>();
export function sizeOf(object: object): bigint {
  const fields = Object.keys(object).join();
  const known = sizes.get(fields) ?? BigInt(sizeOfRecord(object));
  sizes.set(fields, known);
  return known;
}
export const overlay = <T>(_type: new () => T, address: bigint): T => machine().objectAt(address) as T;
export const linkerAddress = (symbol: string): bigint => machine().symbols.get(symbol) ?? 0n;
export function callAssembly(symbol: string, a: bigint, b: bigint, c: bigint, d: bigint): bigint {
  return machine().routines.get(symbol)?.(a, b, c, d) ?? 0n;
}
export function leaveTo(symbol: string, _a: bigint, _b: bigint): never {
  throw new Error(`left to ${symbol}`);
}
export const copyMemory = (_destination: bigint, _source: bigint, _sizeBytes: bigint): void => {};
/** Of arrays, which have an address of their own; other memory that is filled does not matter to the model. */
export function fillMemory(destination: bigint, value: number, _sizeBytes: bigint): void {
  const array = machine().knownAt(destination);
  if (Array.isArray(array)) array.fill(value);
}
export const secureMonitorCall = (functionId: number, a: bigint, b: bigint, c: bigint): bigint =>
  machine().onSecureCall(functionId, a, b, c);

/** The model has one core at a time: whoever holds a lock is it. */
export const holds = isHeld;
export const forceRelease = release;
