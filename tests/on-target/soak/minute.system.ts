import { soak } from './description.ts';

export default soak('./minute.ts', 60);
