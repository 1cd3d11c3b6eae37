/** Where the figures of other hypervisors come from. */
export const PEER_SOURCES = [
  'Bao: main of July 2026, Xen: Debian 4.17; both measured on the same QEMU (Debian 12, 7.2.22), counting',
  'instructions as here (-icount shift=0,sleep=off, cortex-a57), 200 samples; their median is given.',
  'Bao to the first guest instruction: cortex-a57, one CPU. Recorded figures, not run by this command.',
];
