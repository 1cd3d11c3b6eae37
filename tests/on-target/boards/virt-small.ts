import { qemuVirt } from '@bulkhead/boards';
import { example } from './example.ts';

/** One core, which both share, and the least memory that Debian's kernel is given here. */
export default example(
  qemuVirt({ cores: 1, memory: '256MiB' }),
  { cores: [0], memory: '192MiB' },
  {
    0: {
      majorFrame: '10ms',
      windows: [
        { partition: 'heartbeat', duration: '1ms' },
        { partition: 'linux', duration: '9ms' },
      ],
      background: ['linux'],
    },
  },
);
