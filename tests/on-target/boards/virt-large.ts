import { qemuVirt } from '@bulkhead/boards';
import { example } from './example.ts';

/** As many cores as there can be, and memory from 1 to 5 GiB, of which Linux has the upper 3. */
export default example(qemuVirt({ cores: 8, memory: '4GiB' }), {
  cores: [1, 2, 3, 4, 5, 6, 7],
  memory: '3GiB',
  ramPa: 0x8000_0000n,
});
