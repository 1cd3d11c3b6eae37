import type { CheckedSystem } from '@bulkhead/system';

/** A partition, and which of its vCPUs where it has several. */
export function userWords(
  { partition, vcpu }: { readonly partition: number; readonly vcpu: number },
  { partitions }: CheckedSystem,
): string {
  const { name, cores } = partitions[partition]!;
  return cores.length === 1 ? name : `${name}, vCPU ${vcpu}`;
}
