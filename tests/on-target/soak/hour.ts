import { soak } from './periodic.ts';

export function main(): void {
  soak(3_600n);
}
