import { juno } from '@bulkhead/boards';
import { example } from './example.ts';

export default example(juno());
