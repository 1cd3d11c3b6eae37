/** HYPERCALL_SIGNAL: an interrupt at the other end of a channel. */
import { u32, u64 } from '@bulkhead/bare';
import { raiseSignal } from '#machine';
import { MAX_PORTS } from '../abi/configuration.ts';
import { INVALID_PARAMETERS, PEER_GONE, SUCCESS } from '../abi/hypercalls.ts';
import { hasChannels } from './features.ts';
import { Life, type Partition } from './partition.ts';

/** Takes no lock of the sender, searches nothing, and costs the same whatever is configured. */
export function signal(partition: Partition, number: u64): u64 {
  if (!hasChannels() || number >= u64(MAX_PORTS)) return INVALID_PARAMETERS;
  const port = partition.ports[u32(number)];
  const peer = port.peer;
  if (peer === null || port.peerIntid === 0) return INVALID_PARAMETERS;
  if (peer.life.loadRelaxed() !== Life.Running) return PEER_GONE;
  raiseSignal(peer, port.peerPort, port.peerIntid);
  return SUCCESS;
}

/**
 * Tells the partitions at the other ends of channels with memory that this one stops, or starts. A doorbell does not
 * ring by itself, and calls end by themselves.
 */
export function signalPeers(partition: Partition): void {
  for (let number: u32 = 0; number < MAX_PORTS; number++) {
    const port = partition.ports[number];
    if (port.hasMemory) signal(partition, u64(number));
  }
}
