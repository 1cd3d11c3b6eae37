import {
  GUEST_PHYSICAL_TIMER_INTID,
  GUEST_UART_INTID,
  GUEST_VIRTUAL_TIMER_INTID,
  GUEST_WATCHDOG_INTID,
} from '@bulkhead/hypervisor/abi/platform';
import { interruptParentOf, interruptsOf } from '../../devicetree/taken-interrupts.ts';
import { showList } from '../../diagnostics/show.ts';
import { hasUart } from '../../stages/has-uart.ts';
import type { PlacedPartition } from '../../stages/placed.ts';
import { placed } from '../rule.ts';
import { authoredTrees } from './trees.ts';

/** Interrupts of the tree are interrupts of the partition: others never come. */
export const overlayInterrupts = placed('BS3006', ({ partitions }, report) => {
  for (const { partition, at, nodes, added } of authoredTrees(partitions)) {
    const own = intidsOf(partition);
    const gic = nodes.find(({ path }) => path.startsWith('/intc@'));
    for (const located of added) {
      const extended = located.node.properties['interrupts-extended'] !== undefined;
      // Those of a device with lines of its own (a GPIO controller) are between the two.
      if (!extended && interruptParentOf(located, nodes) !== gic) continue;
      const result = interruptsOf(located, nodes);
      if ('reason' in result) continue;
      const foreign = result.interrupts.map(({ intid }) => intid).filter((intid) => !own.includes(intid));
      if (foreign.length === 0) continue;
      report(
        at,
        `INTIDs that the partition has: ${showList(own)}`,
        `${located.path} has INTID ${foreign.join(', ')}`,
      );
    }
  }
});

function intidsOf(partition: PlacedPartition): number[] {
  const { devices, ports, recovery, console } = partition;
  return [
    GUEST_VIRTUAL_TIMER_INTID,
    GUEST_PHYSICAL_TIMER_INTID,
    ...(console === 'pl011' && !hasUart(partition) ? [GUEST_UART_INTID] : []),
    ...(recovery.hasWatchdogDevice ? [GUEST_WATCHDOG_INTID] : []),
    ...devices.flatMap(({ interrupts }) => interrupts.map(({ virtualIntid }) => virtualIntid)),
    ...ports.map(({ channel, side }) => channel.ends[side].intid).filter((intid) => intid !== 0),
  ];
}
