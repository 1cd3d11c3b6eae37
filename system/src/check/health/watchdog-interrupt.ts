import { placed } from '../rule.ts';

/** With direct interrupts nothing emulated can interrupt: the watchdog's first signal is missing. */
export const watchdogInterrupt = placed('BS2908', ({ partitions }, report) => {
  for (const { path, delivery, recovery } of partitions) {
    if (!recovery.hasWatchdogDevice || delivery.mode !== 'direct') continue;
    const expected = "virtual interrupts, for the watchdog's first signal (WS0)";
    const remedy = "use 'auto' or 'virtual' if the guest waits for that interrupt; Linux's driver does not";
    report(`${path}.watchdog.device`, expected, 'direct interrupts: only WS1 has an effect', remedy);
  }
});
