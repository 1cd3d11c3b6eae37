/** The part of a partition's module that is about its rights over others. */
import { type Controlled, portIdentifier } from '@bulkhead/system';

/** What it uses of the library. */
export const CONTROL_NAMES = [
  'type Control',
  'type ControlResult',
  'controlPartition',
  'type PartitionState',
  'stateOfPartition',
] as const;

export function controlText({ index, name }: Controlled): string {
  const suffix = portIdentifier(name);
  return [
    `/** Has ${name} start, start again, or stop. */`,
    `export function control${suffix}(what: Control): ControlResult {`,
    `  return controlPartition(${index}, what);`,
    '}',
    '',
    `/** Whether ${name} runs. */`,
    `export function stateOf${suffix}(): PartitionState {`,
    `  return stateOfPartition(${index});`,
    '}',
    '',
    '',
  ].join('\n');
}
