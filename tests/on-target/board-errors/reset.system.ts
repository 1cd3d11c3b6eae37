import { boardWithErrors } from './description.ts';

export default boardWithErrors('reset-system');
