/** What the ports use of `@bulkhead/bare/unsafe`, on the model. */
import type { Message } from './ports.ts';
import { agent } from './shared.ts';

/** Messages have addresses of their own, apart from the memory that is shared. */
const OBJECTS = 0x1_0000_0000_0000n;
const STRIDE = 0x1000n;
const objects: Message[] = [];

export function addressOf(object: Message): bigint {
  if (!objects.includes(object)) objects.push(object);
  return OBJECTS + BigInt(objects.indexOf(object)) * STRIDE;
}
export const sizeOf = (object: Message): bigint => BigInt(object.words.length * 8);

export function copyMemory(destination: bigint, source: bigint, sizeBytes: bigint): void {
  for (let at = 0n; at < sizeBytes; at += 8n) {
    const index = Number(at / 8n);
    const isOut = source >= OBJECTS;
    const object = objects[Number(((isOut ? source : destination) - OBJECTS) / STRIDE)]!;
    if (isOut) agent().store('plain', destination + at, object.words[index]!);
    else object.words[index] = agent().load(source + at);
  }
}

export const loadAcquireU32 = (address: bigint): number => Number(agent().load(address) & 0xffff_ffffn);
export const storeReleaseU32 = (address: bigint, value: number): void =>
  agent().store('release', address, BigInt(value));
export function instruction(text: string): void {
  if (text === 'dmb st') agent().store('barrier');
}
export function hypervisorCall(registers: bigint[]): void {
  registers[0] = 0n;
}
