/** Of the command and of the packages that it comes with. */
export const VERSION = '0.1.0';
