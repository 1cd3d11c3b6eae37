/** Under the name that the families share; here nothing is unsafe. */
export { loadInterface, resetInterface, saveInterface } from './interface-save.ts';
