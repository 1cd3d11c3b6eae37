/** The guest's distributor is that of a GICv2. */
export { RESET_ROUTE, targetOfRoute } from '../gicv2/routes.ts';
