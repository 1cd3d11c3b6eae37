import { hasUart } from '../../stages/has-uart.ts';
import { placed } from '../rule.ts';

/** What a partition writes to its console comes out somewhere. */
export const consoleDropped = placed('BS2312', ({ partitions }, report) => {
  const owner = partitions.find(hasUart);
  if (!owner) return;
  for (const { path, console } of partitions) {
    if (console === 'none' || path === owner.path) continue;
    report(`${path}.console`, `'none' while ${owner.name} has the UART`, `'${console}'`);
  }
});
