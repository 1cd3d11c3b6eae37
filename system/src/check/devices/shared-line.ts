import { placed } from '../rule.ts';

/** An interrupt line of the board goes to one partition. */
export const sharedLine = placed('BS2317', ({ partitions }, report) => {
  const owners = new Map<number, { readonly partition: string; readonly device: string }>();
  for (const { name: partition, devices } of partitions) {
    for (const { path, name: device, interrupts } of devices) {
      for (const { physicalIntid } of interrupts) {
        const owner = owners.get(physicalIntid);
        if (owner === undefined) owners.set(physicalIntid, { partition, device });
        else if (owner.partition !== partition && owner.device !== device) {
          const actual = `INTID ${physicalIntid}, which is also that of ${owner.device} of ${owner.partition}`;
          report(
            path,
            'interrupt lines that no other partition has',
            actual,
            `give both to ${owner.partition}`,
          );
        }
      }
    }
  }
});
