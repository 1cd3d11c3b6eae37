import { defineBenchmark } from '../src/benchmark.ts';

/** The shortest way through the hypervisor: a function that it does not have. */
export default defineBenchmark({
  title: 'HVC, refused at once',
  bare: false,
  peers: { bao: 150, xen: 422 },
  sample: `
    ldr     w0, =UNKNOWN_HYPERCALL
    begin
    hvc     #0
    end`,
});
