import { defineBenchmark } from '../src/benchmark.ts';

/** The caller waits in WFI once the call has returned: the figure holds both sides. */
export default defineBenchmark({
  title: "PSCI CPU_ON to the other vCPU's first instruction, both sides",
  cores: 2,
  peers: { bao: 1566 },
  second: `
    mrs     x0, CNTVCT_EL0
    adr     x9, second_time
    str     x0, [x9]
    psci    PSCI_CPU_OFF`,
  sample: `
    mov     x1, #1
    adr     x2, second_core
    ldr     x0, =PSCI_CPU_ON
    bl      arm_timer
    begin
    hvc     #0
    bl      wait_for_timer
1:  mov     x1, #1
    mov     x2, #0
    ldr     x0, =PSCI_AFFINITY_INFO
    hvc     #0
    cmp     x0, #AFFINITY_OFF
    b.ne    1b
    adr     x9, second_time
    ldr     x0, [x9]
    sub     x0, x0, x20`,
});
