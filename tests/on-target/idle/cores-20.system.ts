import { idleCores } from './description.ts';

export default idleCores(20);
