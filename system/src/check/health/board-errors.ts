import { MAX_ERROR_INTIDS } from '@bulkhead/hypervisor/abi/configuration';
import { FIRST_SPI, LAST_SPI } from '../devices/intids.ts';
import { placed } from '../rule.ts';

/** Error interrupts of the board are SPIs that nobody else has. */
export const boardErrors = placed('BS2915', (system, report) => {
  const { boardErrors } = system;
  if (!boardErrors) return;
  const { intids } = boardErrors;
  const path = 'onBoardError.intids';
  if (intids.length < 1 || intids.length > MAX_ERROR_INTIDS) {
    report(path, `1 to ${MAX_ERROR_INTIDS} INTIDs`, `${intids.length}`);
  }
  const uart = system.board.devices[system.board.uart]!;
  const owners = new Map<number, string>(uart.interrupts.map(({ intid }) => [intid, 'the console']));
  for (const { name, devices, ports } of system.partitions) {
    const physical = devices.flatMap(({ interrupts }) => interrupts.map((one) => one.physicalIntid));
    const signals = ports.map(({ channel, side }) => channel.ends[side].intid);
    for (const intid of [...physical, ...signals]) owners.set(intid, name);
  }
  for (const [index, intid] of intids.entries()) {
    const owner = owners.get(intid);
    if (intid < FIRST_SPI || intid > LAST_SPI) {
      report(`${path}[${index}]`, `an SPI: INTID ${FIRST_SPI} to ${LAST_SPI}`, `${intid}`);
    } else if (owner !== undefined) {
      report(`${path}[${index}]`, 'an interrupt of its own', `${intid}, which is that of ${owner}`);
    } else owners.set(intid, 'this list already');
  }
});
