import { idleCores } from './description.ts';

export default idleCores(10);
