/**
 * HYPERCALL_CALL, HYPERCALL_REPLY_RECEIVE and HYPERCALL_YIELD, whatever the circumstances: the state of the calls
 * changes here, and `settle` (schedule.ts) then finds who runs. What is frequent has a short way (call-directly.ts).
 */
import { countTrailingZeros, u32, u64 } from '@bulkhead/bare';
import { counter } from '#machine';
import { MAX_PORTS } from '../abi/configuration.ts';
import { INVALID_PARAMETERS, NO_PORT, PEER_GONE, SUCCESS } from '../abi/hypercalls.ts';
import { answer, bitOf, deliver, endCall } from './call.ts';
import { type Cpu, isShared } from './cpu.ts';
import { hasCalls } from './features.ts';
import { Life, Power } from './partition.ts';
import type { Port } from './port.ts';
import { type Resident, Wait } from './resident.ts';
import { deadlineAfter } from './time.ts';
import { nextWindow } from './timeline.ts';

/** The vCPU of the peer that shares this core; null when the caller's core is another one. */
export function serverOf(cpu: Cpu, port: Port): Resident | null {
  const peer = port.peer;
  if (peer === null || !port.calls) return null;
  const resident = cpu.residents[cpu.residentOf[peer.index]];
  return resident.partition === peer ? resident : null;
}

/** Whether the server can ever answer: it is on, or about to be. */
export function isThere(server: Resident): boolean {
  const partition = server.partition;
  const vcpu = server.vcpu;
  if (partition === null || vcpu === null) return false;
  const life = partition.life.load();
  // A server between two lives is made ready in the time of who waits for it.
  return life === Life.Turning || (life === Life.Running && vcpu.power.load() !== Power.Off);
}

/** What a call can be refused for; else SUCCESS, and the caller waits. */
function startCall(cpu: Cpu, caller: Resident): u64 {
  const partition = caller.partition;
  const number = caller.frame.x[1];
  if (partition === null || number >= u64(MAX_PORTS)) return INVALID_PARAMETERS;
  const port = partition.ports[u32(number)];
  const server = serverOf(cpu, port);
  if (server === null) return INVALID_PARAMETERS;
  if (!isThere(server)) return PEER_GONE;
  caller.wait = Wait.Answer;
  caller.until = deadlineAfter(caller.frame.x[2]);
  caller.server = server;
  caller.port = port.peerPort;
  if (server.wait === Wait.Call) deliver(caller, server, caller.port);
  else server.callers |= bitOf(caller);
  return SUCCESS;
}

export function call(cpu: Cpu, caller: Resident): void {
  caller.frame.x[0] = hasCalls() ? startCall(cpu, caller) : INVALID_PARAMETERS;
  cpu.reschedule = true;
}

/** Answers the call that the server has received; false when the port is not that of the call. */
function reply(server: Resident, number: u64): boolean {
  const partition = server.partition;
  const caller = server.caller;
  if (partition === null) return false;
  if (number === NO_PORT) {
    if (caller !== null) endCall(caller, PEER_GONE);
    return true;
  }
  if (number >= u64(MAX_PORTS) || !partition.ports[u32(number)].answers) return false;
  // A caller that has given up gets no answer, and the server need not know.
  if (caller === null) return true;
  if (u64(caller.port) !== number) return false;
  answer(server, caller);
  return true;
}

/** The next of the callers that wait: the one in whose time the core runs, else in turns after the last. */
function nextCaller(cpu: Cpu, server: Resident, last: u32): Resident {
  const payer = cpu.payer;
  if (payer !== null && payer.server === server) return payer;
  const beyond: u32 = server.callers & (0xffff_fffe << last);
  return cpu.residents[countTrailingZeros(beyond !== 0 ? beyond : server.callers)];
}

export function replyAndReceive(cpu: Cpu, server: Resident): void {
  const partition = server.partition;
  const answered = server.caller;
  const last: u32 = answered === null ? 31 : answered.index;
  if (
    !hasCalls() ||
    partition === null ||
    !partition.answersCalls ||
    !isShared(cpu) ||
    !reply(server, server.frame.x[1])
  ) {
    server.frame.x[0] = INVALID_PARAMETERS;
    return;
  }
  server.wait = Wait.Call;
  if (server.callers !== 0) {
    const caller = nextCaller(cpu, server, last);
    server.callers &= ~bitOf(caller);
    deliver(caller, server, caller.port);
  }
  cpu.reschedule = true;
}

/** The core goes to whom it may until the vCPU's next window. A core that is not shared has nobody to go to. */
export function giveWindowAway(cpu: Cpu, resident: Resident): void {
  resident.frame.x[0] = SUCCESS;
  const partition = resident.partition;
  resident.frame.x[1] = counter();
  if (!isShared(cpu) || partition === null) return;
  resident.givesBack = true;
  resident.wait = Wait.Window;
  resident.until = nextWindow(cpu.timeline, partition.index);
  resident.frame.x[1] = resident.until;
  cpu.reschedule = true;
}
