import { defineBenchmark } from '../src/benchmark.ts';

export default defineBenchmark({
  title: 'HVC PSCI_VERSION',
  bare: false,
  peers: { bao: 189, xen: 477 },
  sample: `
    ldr     w0, =PSCI_VERSION
    begin
    hvc     #0
    end`,
});
