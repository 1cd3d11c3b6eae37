import { idleSystem } from './description.ts';

export default idleSystem(10);
