/** Rules on what the runtime configuration can hold. */

import type { Rule } from '../rule.ts';
import { mostBackground } from './background.ts';
import { mostChannels } from './channels.ts';
import { mostDevices } from './devices.ts';
import { mostInterrupts } from './interrupts.ts';
import { mostPartitions } from './partitions.ts';
import { mostPorts } from './ports.ts';
import { mostResidents } from './residents.ts';
import { mostSegments } from './segments.ts';
import { mostVcpus } from './vcpus.ts';
import { mostWindows } from './windows.ts';

export const LIMITS: readonly Rule[] = [
  mostPartitions,
  mostVcpus,
  mostSegments,
  mostDevices,
  mostInterrupts,
  mostWindows,
  mostBackground,
  mostChannels,
  mostPorts,
  mostResidents,
];
