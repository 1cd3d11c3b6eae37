import { connected } from './description.ts';

export default connected('direct');
