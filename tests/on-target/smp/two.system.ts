import { twoLinuxes } from './description.ts';

export default twoLinuxes();
