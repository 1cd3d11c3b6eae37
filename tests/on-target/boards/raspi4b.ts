import { raspi4b } from '@bulkhead/boards';
import { example } from './example.ts';

export default example(raspi4b());
