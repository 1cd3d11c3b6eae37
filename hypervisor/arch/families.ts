/**
 * A build has one family of interrupt controllers, one driver of UARTs and one of power, by conditions of package.json. `tsc`
 * compares each with the first of its kind, so that one which lacks a part does not compile.
 */

import type * as bcm2835 from '../platform/bcm2835.unsafe.ts';
import type * as cadence from '../platform/cadence.ts';
import type * as pl011 from '../platform/pl011.ts';
import type * as psci from '../platform/psci.unsafe.ts';
import type * as acknowledged36 from './aarch64/bcm2836/acknowledged.ts';
import type * as board36 from './aarch64/bcm2836/board.ts';
import type * as direct36 from './aarch64/bcm2836/direct-cpu-interface.ts';
import type * as driver36 from './aarch64/bcm2836/driver.ts';
import type * as view36 from './aarch64/bcm2836/guest-view.ts';
import type * as identification36 from './aarch64/bcm2836/identification.ts';
import type * as listRegisters36 from './aarch64/bcm2836/list-registers.unsafe.ts';
import type * as routes36 from './aarch64/bcm2836/routes.ts';
import type * as sgis36 from './aarch64/bcm2836/sgi-registers.ts';
import type * as software36 from './aarch64/bcm2836/software-interrupts.ts';
import type * as acknowledged2 from './aarch64/gicv2/acknowledged.ts';
import type * as board2 from './aarch64/gicv2/board.ts';
import type * as direct2 from './aarch64/gicv2/direct-cpu-interface.ts';
import type * as driver2 from './aarch64/gicv2/driver.ts';
import type * as view2 from './aarch64/gicv2/guest-view.ts';
import type * as identification2 from './aarch64/gicv2/identification.ts';
import type * as listRegisters2 from './aarch64/gicv2/list-registers.unsafe.ts';
import type * as routes2 from './aarch64/gicv2/routes.ts';
import type * as sgis2 from './aarch64/gicv2/sgi-registers.ts';
import type * as software2 from './aarch64/gicv2/software-interrupts.ts';
import type * as acknowledged from './aarch64/gicv3/acknowledged.ts';
import type * as board from './aarch64/gicv3/board.ts';
import type * as direct from './aarch64/gicv3/direct-cpu-interface.ts';
import type * as driver from './aarch64/gicv3/driver.ts';
import type * as view from './aarch64/gicv3/guest-view.ts';
import type * as identification from './aarch64/gicv3/identification.ts';
import type * as listRegisters from './aarch64/gicv3/list-registers.unsafe.ts';
import type * as routes from './aarch64/gicv3/routes.ts';
import type * as sgis from './aarch64/gicv3/sgi-registers.ts';
import type * as software from './aarch64/gicv3/software-interrupts.ts';

type Satisfies<Contract, Implementation extends Contract> = Implementation;
/** What the modules of `vgic/` and the exits use; what a vCPU keeps of its interface (`InterfaceRegisters`) each has its own. */
export type GicV2 = readonly [
  Satisfies<typeof acknowledged, typeof acknowledged2>,
  Satisfies<typeof board, typeof board2>,
  Satisfies<typeof direct, typeof direct2>,
  Satisfies<Omit<typeof driver, 'HIGHEST_PARTITION_PRIORITY'>, typeof driver2>,
  Satisfies<typeof view, typeof view2>,
  Satisfies<typeof identification, typeof identification2>,
  Satisfies<typeof listRegisters, typeof listRegisters2>,
  Satisfies<typeof routes, typeof routes2>,
  Satisfies<typeof sgis, typeof sgis2>,
  Satisfies<typeof software, typeof software2>,
];
export type Bcm2836 = readonly [
  Satisfies<typeof acknowledged, typeof acknowledged36>,
  Satisfies<typeof board, typeof board36>,
  Satisfies<typeof direct, typeof direct36>,
  Satisfies<Omit<typeof driver, 'HIGHEST_PARTITION_PRIORITY'>, typeof driver36>,
  Satisfies<typeof view, typeof view36>,
  Satisfies<typeof identification, typeof identification36>,
  Satisfies<typeof listRegisters, typeof listRegisters36>,
  Satisfies<typeof routes, typeof routes36>,
  Satisfies<typeof sgis, typeof sgis36>,
  Satisfies<typeof software, typeof software36>,
];
export type Powers = Satisfies<typeof psci, typeof bcm2835>;
export type Uarts = Satisfies<typeof pl011, typeof cadence>;
