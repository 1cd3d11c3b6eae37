/**
 * Calls between partitions (HYPERCALL_CALL): what both residents keep of one. Both are on this core, which alone
 * touches them. The caller waits, with its message in its frame, until `deliver` copies it into the server's frame,
 * and from then on until `answer` copies the answer back, or something ends the call without one.
 */
import { type u32, u64 } from '@bulkhead/bare';
import type { GuestFrame } from '#machine';
import { PEER_GONE, SUCCESS } from '../abi/hypercalls.ts';
import type { Cpu } from './cpu.ts';
import { hasCalls } from './features.ts';
import { NEVER, type Resident, Wait } from './resident.ts';

/** The registers of a message: x3 to x7. All are read before one is written, so that they move in pairs. */
function copyMessage(from: GuestFrame, to: GuestFrame): void {
  const a = from.x[3];
  const b = from.x[4];
  const c = from.x[5];
  const d = from.x[6];
  const e = from.x[7];
  to.x[3] = a;
  to.x[4] = b;
  to.x[5] = c;
  to.x[6] = d;
  to.x[7] = e;
}

export function bitOf(resident: Resident): u32 {
  const one: u32 = 1;
  return one << resident.index;
}

/** A server that waits for a call gets the caller's, which is for that port. */
export function deliver(caller: Resident, server: Resident, port: u32): void {
  server.caller = caller;
  server.wait = Wait.Nothing;
  server.frame.x[0] = SUCCESS;
  server.frame.x[1] = u64(port);
  copyMessage(caller.frame, server.frame);
}

/** The caller gets the server's answer. */
export function answer(server: Resident, caller: Resident): void {
  server.caller = null;
  caller.server = null;
  caller.wait = Wait.Nothing;
  caller.until = NEVER;
  caller.frame.x[0] = SUCCESS;
  copyMessage(server.frame, caller.frame);
}

/** Ends a call without an answer; one that comes later is dropped. */
export function endCall(caller: Resident, result: u64): void {
  const server = caller.server;
  if (server !== null) {
    if (server.caller === caller) server.caller = null;
    server.callers &= ~bitOf(caller);
  }
  caller.server = null;
  caller.wait = Wait.Nothing;
  caller.until = NEVER;
  caller.frame.x[0] = result;
}

/**
 * The resident leaves its guest, or will not enter it: nobody waits for it any longer, and nobody answers it.
 * @cold
 */
export function leaveCalls(cpu: Cpu, resident: Resident): void {
  if (hasCalls()) endCallsWith(cpu, resident);
  resident.wait = Wait.Nothing;
  resident.until = NEVER;
  resident.givesBack = false;
}

function endCallsWith(cpu: Cpu, resident: Resident): void {
  if (resident.wait === Wait.Answer) endCall(resident, PEER_GONE);
  for (let i: u32 = 0; i < cpu.residentCount; i++) {
    if (cpu.residents[i].server === resident) endCall(cpu.residents[i], PEER_GONE);
  }
}
