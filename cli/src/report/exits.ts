import type { CheckedPartition, CheckedSystem } from '@bulkhead/system';

/** Upon what the hypervisor runs on a partition's cores: each is an exit, which takes time from the partition. */
export function exitCauses(partition: CheckedPartition, system: CheckedSystem): string[] {
  const { delivery, console, cores, devices, recovery } = partition;
  const isShared = system.schedules.some(({ core }) => cores.includes(core));
  const hasOwnUart = devices.some(({ isUart }) => isUart);
  const emulated = [
    'the interrupt distributor',
    ...(system.board.gic.version === 'bcm2836' ? ['its CPU interface'] : []),
    ...(console === 'pl011' && !hasOwnUart ? ['its console'] : []),
    ...(recovery.hasWatchdogDevice ? ['its watchdog'] : []),
  ];
  return [
    ...(delivery.mode === 'virtual' ? ['each of its interrupts'] : []),
    ...(isShared
      ? ['the beginning of each window', 'the first use of floating point there', 'each sleep']
      : []),
    `accesses to ${emulated.join(', ')}`,
    'a few rare system registers',
    'its own calls and faults',
    ...(system.hasConsoleStream && cores.includes(system.consoleCore) ? ["the consoles' UART"] : []),
  ];
}
