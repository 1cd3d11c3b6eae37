import { linuxOn } from './description.ts';

export default linuxOn(4, false);
