import { boardWithErrors } from './description.ts';

export default boardWithErrors('stop-system');
