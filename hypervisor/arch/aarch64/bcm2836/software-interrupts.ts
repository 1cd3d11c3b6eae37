/** A guest's SGIs say who sent them, as those of a GICv2. */
export {
  addSources,
  awaitingOthers,
  fromSource,
  giveBack,
  joins,
  noteSource,
  removeSources,
  resetFamily,
  sourcesOf,
  stillSent,
} from '../gicv2/software-interrupts.ts';
