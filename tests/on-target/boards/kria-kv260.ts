import { kriaKv260 } from '@bulkhead/boards';
import { example } from './example.ts';

export default example(kriaKv260());
