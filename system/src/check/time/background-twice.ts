import { placed } from '../rule.ts';

/** A partition is in the background of a core once: the order is the priority. */
export const backgroundTwice = placed('BS2712', ({ partitions, schedules }, report) => {
  for (const { background } of schedules) {
    for (const [index, user] of background.entries()) {
      const first = background.findIndex(({ partition }) => partition === user.partition);
      if (first === index) continue;
      const { name } = partitions[user.partition]!;
      report(user.path, 'each partition once', `${name}, which is ${background[first]!.path}`);
    }
  }
});
