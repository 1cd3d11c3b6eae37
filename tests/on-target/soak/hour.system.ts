import { soak } from './description.ts';

export default soak('./hour.ts', 3_600);
