/** All sweeps of the document, two at a time. */
import { compileHypervisor } from '@bulkhead/cli';
import { Environment } from '../../bench/src/environment.ts';
import { MODES, type Mode, type Sweep, sweep } from './sweep.ts';

export type Sweeps = Readonly<Record<Mode | 'newest', Sweep>>;

/** Runs them with the repository's hypervisor. */
export async function runSweeps(): Promise<Sweeps> {
  const environment = new Environment('registers', await compileHypervisor());
  const [virtual, direct] = await Promise.all([MODES[0], MODES[1]].map((mode) => sweep(environment, mode)));
  const [shared, newest] = await Promise.all([
    sweep(environment, 'shared'),
    sweep(environment, 'virtual', 'max'),
  ]);
  return { virtual: virtual!, direct: direct!, shared, newest };
}
