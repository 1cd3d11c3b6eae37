import { raspi3b } from '@bulkhead/boards';
import { example } from './example.ts';

export default example(raspi3b());
