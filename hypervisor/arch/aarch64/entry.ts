/** The program's entry points: what entry.S calls. */
export { bootFirst } from './boot.ts';
export { containFailure } from './contain.ts';
export { exitInterrupt, exitSynchronous, exitSystemError } from './exits.ts';
export { hypervisorFault } from './own-fault.ts';
export { coreMain } from './start.ts';
