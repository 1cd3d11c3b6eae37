import { defineBenchmark } from '../src/benchmark.ts';

export default defineBenchmark({
  title: 'SGI to itself, until the first instruction of the handler',
  peers: { bao: 778 },
  prepare: '    ldr     x25, =(SGI_OTHER << 24 | 1)',
  sample: `
    adr     x24, 2f
    msr     DAIFClr, #2
    begin
    msr     S3_0_C12_C11_5, x25             /* ICC_SGI1R_EL1 */
1:  b       1b
2:  sub     x0, x22, x20`,
});
