import { authored } from '../rule.ts';

/** The console's interrupts stay away from a core that a partition has for its deadlines. */
export const consoleDisturbs = authored('BS2208', ({ board, console, partitions }, report) => {
  const core = console?.core;
  if (core === undefined) return;
  const disturbed = Object.entries(partitions).find(
    ([, { guest, cores, interrupts }]) =>
      cores.includes(core) && (guest.kind === 'typescript' || interrupts === 'direct'),
  );
  const realTime = Object.values(partitions).filter(({ guest }) => guest.kind === 'typescript');
  if (!disturbed || realTime.length === board.cores) return;
  const [name] = disturbed;
  report('console.core', 'a core without a real-time partition', `${core}, which is a core of ${name}`);
});
