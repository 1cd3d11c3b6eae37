/**
 * The short way of a call whose server waits for one, and of its answer: the core goes from one partition to the
 * other, in the window that it is in, without a look at anything else. Everything else is done by `settle`. The
 * state of the call is complete before the core changes: should a check fail from there on, neither is left half-way.
 */
import { u32, u64 } from '@bulkhead/bare';
import { loadGuest, nextTimer } from '#machine';
import { MAX_PORTS } from '../abi/configuration.ts';
import { answer, deliver } from './call.ts';
import { serverOf } from './call-requests.ts';
import type { Cpu } from './cpu.ts';
import { mayRun } from './lifecycle.ts';
import { type Resident, Wait } from './resident.ts';
import { deadlineAfter } from './time.ts';
import { armTimer } from './timers.ts';

/** The caller's own timers, and the end of its patience, interrupt the server that runs in its time. */
function watch(cpu: Cpu, caller: Resident): void {
  const timer = nextTimer(caller);
  const until = caller.until;
  const at: u64 = timer < until ? timer : until;
  if (at >= cpu.scheduleAt) return;
  cpu.scheduleAt = at;
  armTimer(cpu);
}

/** HYPERCALL_CALL; false when nothing has been done. */
export function callDirectly(cpu: Cpu, caller: Resident): boolean {
  const partition = caller.partition;
  const own = caller.frame.x[1];
  if (!cpu.inWindow || partition === null || own >= u64(MAX_PORTS)) return false;
  const port = partition.ports[u32(own)];
  const server = serverOf(cpu, port);
  if (server === null || server.wait !== Wait.Call) return false;
  const peer = server.partition;
  const vcpu = server.vcpu;
  if (peer === null || vcpu === null || !mayRun(peer, vcpu)) return false;
  caller.wait = Wait.Answer;
  if (caller.frame.x[2] !== 0n) caller.until = deadlineAfter(caller.frame.x[2]);
  caller.server = server;
  const number = port.peerPort;
  caller.port = number;
  deliver(caller, server, number);
  loadGuest(cpu, server, peer, vcpu);
  watch(cpu, caller);
  return true;
}

/** HYPERCALL_REPLY_RECEIVE of a server that runs in its caller's window; false when nothing has been done. */
export function replyDirectly(cpu: Cpu, server: Resident): boolean {
  const caller = server.caller;
  if (caller === null || caller !== cpu.payer || !cpu.inWindow || server.callers !== 0) return false;
  if (server.frame.x[1] !== u64(caller.port)) return false;
  const partition = caller.partition;
  const vcpu = caller.vcpu;
  if (partition === null || vcpu === null || !mayRun(partition, vcpu)) return false;
  answer(server, caller);
  server.wait = Wait.Call;
  loadGuest(cpu, caller, partition, vcpu);
  return true;
}
