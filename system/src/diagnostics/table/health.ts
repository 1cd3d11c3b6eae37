/** Health, recovery and rights: numbers are permanent. */
import { error, warning } from './entry.ts';

export const HEALTH = {
  BS2901: error(
    'action that the error cannot have',
    '`inject` where the architecture has no exception, `log` where the partition cannot go on',
    'choose one of these',
  ),
  BS2902: error('unknown recovery partition', 'a misspelt name', 'name a partition of this system'),
  BS2903: error(
    'bad recovery partition',
    'itself, one that starts at boot, or recovery that leads back',
    'name another partition that starts on demand',
  ),
  BS2904: error(
    'action without what it starts',
    '`fallback` without `fallback`, `recover` without `recovery`',
    'add what the action starts, or choose another action',
  ),
  BS2905: error(
    'bad limit of restarts',
    '`limit` is 1 to 1000000, its times above 0 and up to an hour; `within` and `afterLimit` need a limit',
    'choose a number between the two, with a limit',
  ),
  BS2906: error(
    'bad watchdog',
    'neither `timeout` nor `device`, or a time outside of 100us to an hour',
    "choose a timeout between the two, or device: 'sbsa'",
  ),
  BS2907: error(
    'partition that nobody can start',
    "`start: 'on-demand'`, and no partition that runs has the right to start it or has it as `recovery`",
    'add it to rights.control or to recovery of another, or leave out start',
  ),
  BS2908: warning(
    'watchdog device without its interrupt',
    'interrupts are direct, and the device is emulated',
    "use 'auto' or 'virtual' if the guest waits for that interrupt; Linux's driver does not",
  ),
  BS2909: error(
    'monitored windows where there are none',
    'the partition has no window in a schedule',
    'give the partition a window, or leave out monitorWindows',
  ),
  BS2910: error('right over an unknown partition', 'a misspelt name', 'name a partition of this system'),
  BS2911: error(
    'right of a partition over itself',
    'PSCI does that without a right',
    'leave it out: it restarts itself by PSCI SYSTEM_RESET, and ends by SYSTEM_OFF',
  ),
  BS2912: error(
    'information flows where it never may',
    'there is a way from the first to the second of a pair in `neverFlows`; the diagnostic tells it',
    'take away one of the flows on the way, or the rule',
  ),
  BS2913: error(
    'bad rule on flows',
    'a misspelt name, or the same partition twice',
    'name two partitions of this system',
  ),
  BS2914: error(
    'bad number of refused calls',
    '`stormPerSecond` is 1 to 1000000000',
    'choose a number between the two',
  ),
  BS2915: error(
    'bad error interrupt of the board',
    "not an SPI, or somebody else's",
    'name SPIs that nobody else has',
  ),
  BS2916: warning(
    'fallback image that nothing starts',
    'no error has the action `fallback`, and nobody may start it',
    "choose the action 'fallback' for an error or for restart.afterLimit, or leave the image out",
  ),
  BS2917: error(
    'action for an error that cannot come',
    '`storm` without `stormPerSecond`, `watchdog` without `watchdog`, `overrun` without `monitorWindows`',
    'add the field, or leave out the action',
  ),
  BS2918: warning(
    'fallback image is the same',
    'it fails as the first one did',
    'give the fallback another image',
  ),
  BS2919: error(
    'limit of restarts that is never reached',
    'the waits of `backOff`, doubled each time, are together longer than `within`',
    'make within longer, or limit or backOff smaller',
  ),
  BS2920: warning(
    'watchdog that expires between windows',
    'the timeout is not longer than the longest wait for a window',
    'make the timeout longer than that wait, or add windows',
  ),
} as const;
