import { linuxOn } from './description.ts';

export default linuxOn(2, true);
