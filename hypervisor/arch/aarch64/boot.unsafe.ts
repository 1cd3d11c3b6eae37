/** The one step from code that every core runs into what the first core does alone. */
import { bootSystem } from './boot.ts';

/**
 * Safety: firmware enters the image on one core. The others come by CPU_ON only, which `startOtherCores`
 * (start.ts) asks for after this has returned, and by then `isReady` keeps them from calling it.
 */
export function bootSystemAlone(): void {
  bootSystem();
}
