/** How often Linux is restarted before it is left stopped. */
export const RESTARTS = 20;
