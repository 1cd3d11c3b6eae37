/** Rules on channels. */

import type { Rule } from '../rule.ts';
import { callCircles } from './call-circles.ts';
import { commonCore } from './common-core.ts';
import { depth } from './depth.ts';
import { channelMemory } from './memory.ts';
import { messageSize } from './message-size.ts';
import { channelPartitions } from './partitions.ts';
import { identifiers } from './port-identifier.ts';
import { portMemory } from './port-memory.ts';
import { portName } from './port-name.ts';
import { twoPartitions } from './two-partitions.ts';
import { unusedPort } from './unused-port.ts';

export const CHANNELS: readonly Rule[] = [
  channelPartitions,
  twoPartitions,
  messageSize,
  depth,
  portMemory,
  portName,
  commonCore,
  callCircles,
  channelMemory,
  identifiers,
  unusedPort,
];
