import { formatSize } from '@bulkhead/boards';
import { GUEST_CHANNEL_STRIDE } from '@bulkhead/hypervisor/abi/platform';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { PlacedChannel } from '../stages/placed.ts';
import type { PlacedRule } from './rule.ts';

const MAX_MESSAGE_BYTES = 0x1_0000;
const MAX_DEPTH = 0x1_0000;
/** Half of what each port has of the guest's addresses. */
const MAX_REGION_BYTES = Number(GUEST_CHANNEL_STRIDE / 2n);

/** Messages have a size, and a channel's messages fit into the memory that a port can show. */
export const channelMessages: PlacedRule = ({ channels }, report) => {
  for (const channel of channels) {
    if (channel.kind !== 'sampling' && channel.kind !== 'queuing') continue;
    if (checkCounts(channel, report)) checkMemory(channel, report);
  }
};

function checkCounts({ path, kind, messageBytes, depth }: PlacedChannel, report: Diagnostics): boolean {
  const before = report.list.length;
  if (messageBytes < 1 || messageBytes > MAX_MESSAGE_BYTES) {
    report.add('BS2805', `${path}.messageBytes`, `1 to ${MAX_MESSAGE_BYTES} bytes`, `${messageBytes}`);
  }
  if (kind === 'queuing' && (depth < 1 || depth > MAX_DEPTH)) {
    report.add('BS2806', `${path}.depth`, `1 to ${MAX_DEPTH} messages`, `${depth}`);
  }
  return report.list.length === before;
}

function checkMemory({ path, kind, regionSizeBytes }: PlacedChannel, report: Diagnostics): void {
  const [size] = regionSizeBytes;
  if (size <= MAX_REGION_BYTES) return;
  const remedy =
    kind === 'queuing' ? 'make the messages smaller or the queue shorter' : 'make the message smaller';
  report.add('BS2807', path, `at most ${formatSize(MAX_REGION_BYTES)}`, formatSize(size), remedy);
}
