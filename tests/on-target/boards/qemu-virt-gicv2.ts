import { qemuVirt } from '@bulkhead/boards';
import { example } from './example.ts';

export default example(qemuVirt({ cores: 3, memory: '512MiB', gic: 2 }));
