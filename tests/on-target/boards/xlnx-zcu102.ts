import { xlnxZcu102 } from '@bulkhead/boards';
import { example } from './example.ts';

export default example(xlnxZcu102({ memory: '512MiB' }));
