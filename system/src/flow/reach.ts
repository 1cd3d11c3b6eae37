import { directFlows, type FlowSystem, findWay } from './flows.ts';

/** What one partition can reach, and with what rights, by names. */
export interface Reach {
  readonly partition: string;
  /** Partitions that information goes to without another in between, and through what. */
  readonly directly: readonly { readonly to: string; readonly through: readonly string[] }[];
  /** Those that it goes to through others, and the way there, both ends included. */
  readonly throughOthers: readonly { readonly to: string; readonly way: readonly string[] }[];
  readonly rights: readonly string[];
}

/** Of every partition, in their order. */
export function reachOf(system: FlowSystem): Reach[] {
  const flows = directFlows(system);
  const nameOf = (index: number) => system.partitions[index]!.name;
  return system.partitions.map(({ index, name, recovery }) => {
    const others = system.partitions.filter((other) => other.index !== index);
    const ways = others.flatMap((other) => {
      const way = findWay(flows, index, other.index);
      return way ? [{ other, way }] : [];
    });
    return {
      partition: name,
      directly: ways
        .filter(({ way }) => way.length === 1)
        .map(({ other }) => ({
          to: other.name,
          through: flows
            .filter((flow) => flow.from === index && flow.to === other.index)
            .map((flow) => flow.through),
        })),
      throughOthers: ways
        .filter(({ way }) => way.length > 1)
        .map(({ other, way }) => ({ to: other.name, way: [name, ...way.map(({ to }) => nameOf(to))] })),
      rights: [
        ...recovery.controls.map((other) => `control ${other.name}`),
        ...(recovery.readsHealth ? ['read the health log'] : []),
      ],
    };
  });
}
