/**
 * The fence: everything that Bare TypeScript cannot prove safe. Only files named `*.unsafe.ts` may
 * import this module, and every function that uses one of these carries a `Safety:` line in its
 * comment. On the host there is no hardware to reach, so each of them fails.
 */
import { CheckFailure, type Fixed, type u8, type u16, type u32, type u64 } from './index.ts';
import type { Pool } from './pools.ts';
import { isHeld, type Locked, release } from './sharing.ts';

function hardware(name: string): never {
  throw new CheckFailure(`${name} reaches the hardware and cannot run on the host`);
}

/** `mrs`; `name` is a string literal, a register's name as the assembler spells it. */
export function readSystemRegister(name: string): u64 {
  return hardware(`mrs ${name}`);
}
/** `msr`; no barrier is implied. */
export function writeSystemRegister(name: string, value: u64): void {
  hardware(`msr ${name}, ${value}`);
}
/**
 * Reads system registers into the fields of the same names: the object's class has u64 fields alone. Nothing
 * else is ordered by it.
 */
export function saveRegisters(set: object): void {
  hardware(`mrs of ${Object.keys(set).join(', ')}`);
}
/** Writes the fields to the system registers of the same names, in order; no barrier is implied. */
export function loadRegisters(set: object): void {
  hardware(`msr of ${Object.keys(set).join(', ')}`);
}
/**
 * One of `count` registers that are told apart by a number in their names, which `name` has a `#` for: the
 * number is part of the instruction, so this calls a routine that has one for each. The index is checked.
 */
export function readNumberedRegister(name: string, count: number, index: u32): u64 {
  return hardware(`mrs ${name} ${index} of ${count}`);
}
export function writeNumberedRegister(name: string, count: number, index: u32, value: u64): void {
  hardware(`msr ${name} ${index} of ${count}, ${value}`);
}
/** One instruction without operands, for instance `'dsb ish'`; a compiler barrier too. */
export function instruction(text: string): void {
  hardware(text);
}
/** One instruction with one 64-bit input written `%0`, for instance `'tlbi ipas2e1is, %0'`. */
export function instructionWith(text: string, value: u64): void {
  hardware(`${text} ${value}`);
}

/** Volatile accesses by one plain load or store instruction (valid syndrome, no write-back). */
export function loadU8(address: u64): u8 {
  return hardware(`load ${address}`);
}
export function loadU16(address: u64): u16 {
  return hardware(`load ${address}`);
}
export function loadU32(address: u64): u32 {
  return hardware(`load ${address}`);
}
export function loadU64(address: u64): u64 {
  return hardware(`load ${address}`);
}
export function storeU8(address: u64, value: u8): void {
  hardware(`store ${address} ${value}`);
}
export function storeU16(address: u64, value: u16): void {
  hardware(`store ${address} ${value}`);
}
export function storeU32(address: u64, value: u32): void {
  hardware(`store ${address} ${value}`);
}
export function storeU64(address: u64, value: u64): void {
  hardware(`store ${address} ${value}`);
}

/** Atomics on naturally aligned memory: acquire loads, release stores, acquire-release read-modify-write. */
export function loadAcquireU32(address: u64): u32 {
  return hardware(`load ${address}`);
}
export function storeReleaseU32(address: u64, value: u32): void {
  hardware(`store ${address} ${value}`);
}
/** Returns the value found; the store happened if that equals `expected`. */
export function compareExchangeU32(address: u64, expected: u32, desired: u32): u32 {
  return hardware(`cas ${address} ${expected} ${desired}`);
}
/** Both return the old value. `fetchAddU32` wraps. */
export function fetchAddU32(address: u64, value: u32): u32 {
  return hardware(`add ${address} ${value}`);
}
export function fetchOrU32(address: u64, value: u32): u32 {
  return hardware(`or ${address} ${value}`);
}
export function fetchAndU32(address: u64, value: u32): u32 {
  return hardware(`and ${address} ${value}`);
}

/** Address of a static object, array, or one of their embedded parts. */
export function addressOf(object: object): u64 {
  return hardware(`address of ${typeof object}`);
}
/**
 * Bytes of an object or array of plain data: integers, arrays of them, and objects of nothing else, without gaps.
 * What another program wrote may be copied into it, whatever it is.
 */
export function sizeOf(object: object): u64 {
  return hardware(`size of ${typeof object}`);
}
/** The memory at `address` seen as a struct; nothing is checked but alignment. */
export function overlay<T>(type: new () => T, address: u64): T {
  return hardware(`overlay ${type.name} ${address}`);
}
/** Address of a symbol of the linker script or of the assembly; `symbol` is a string literal. */
export function linkerAddress(symbol: string): u64 {
  return hardware(`address of ${symbol}`);
}
/** Calls an assembly routine by the C calling convention; returns its x0. */
export function callAssembly(symbol: string, a: u64, b: u64, c: u64, d: u64): u64 {
  return hardware(`call ${symbol} ${a} ${b} ${c} ${d}`);
}
/** Calls an assembly routine that never returns (an exception return, for instance). */
export function leaveTo(symbol: string, a: u64, b: u64): never {
  return hardware(`leave to ${symbol} ${a} ${b}`);
}

/** Address of what a core owns of every `perCpu`; the core holds it in TPIDR_EL2, where `own()` looks. */
export function ownArea(core: u32): u64 {
  return hardware(`own area of core ${core}`);
}
/** Where the areas of what cores own are: `ownAreaSize()` bytes each, zero, `stride` apart. Before any is used. */
export function placeOwnAreas(address: u64, stride: u64, count: u32): void {
  hardware(`own areas at ${address}, ${stride} apart: ${count}`);
}
export function ownAreaSize(): u64 {
  return hardware('size of an own area');
}
/** Gives a pool its memory: `objectSize(pool)` bytes for each, zero. Before any object of it is used. */
export function placePool<T extends object>(pool: Pool<T>, address: u64, count: u32): void {
  if (address === 0n) hardware(`a pool at ${address}`);
  pool.place(count);
}
export function objectSize<T extends object>(pool: Pool<T>): u64 {
  return hardware(`size of an object of ${typeof pool}`);
}
/** Whether this core holds the lock. */
export function holds<T extends object>(locked: Locked<T>): boolean {
  return isHeld(locked);
}
/** Serves the next who waits for a lock that is held: for a core that gives up what it was doing. */
export function forceRelease<T extends object>(locked: Locked<T>): void {
  release(locked);
}

/** Copies between ranges that do not overlap. */
export function copyMemory(destination: u64, source: u64, sizeBytes: u64): void {
  hardware(`copy ${destination} ${source} ${sizeBytes}`);
}
export function fillMemory(destination: u64, value: u8, sizeBytes: u64): void {
  hardware(`fill ${destination} ${value} ${sizeBytes}`);
}

/** `smc #0` by the SMC calling convention (Arm DEN 0028): x0 to x3 in, x0 out, x1 to x17 clobbered. */
export function secureMonitorCall(functionId: u32, a: u64, b: u64, c: u64): u64 {
  return hardware(`smc ${functionId} ${a} ${b} ${c}`);
}
/** `hvc #0`: x0 to x7 from `registers`, and x0 to x7 stored there after. */
export function hypervisorCall(registers: Fixed<u64, 8>): void {
  hardware(`hvc ${registers[0]}`);
}
