/*
 * Accesses by every kind of instruction, at the address in x1; what is stored is in x2 and x3 (docs/attack.md). Each
 * group is a form; `form_table` has where it begins and ends, in the order of `Form` in forms.unsafe.ts.
 */
    .arch_extension simd
    .arch_extension lse
    .arch_extension rcpc
    .section .rodata.forms, "a"
    .balign 4
plain:
    ldrb    w2, [x1]
    ldrh    w2, [x1]
    ldr     w2, [x1]
    ldr     x2, [x1]
    ldrsb   w2, [x1]
    ldrsb   x2, [x1]
    ldrsh   w2, [x1]
    ldrsh   x2, [x1]
    ldrsw   x2, [x1]
    strb    w2, [x1]
    strh    w2, [x1]
    str     w2, [x1]
    str     x2, [x1]
    str     xzr, [x1]
    ldur    w2, [x1]
    stur    w2, [x1]
    ldtr    x2, [x1]
    sttr    x2, [x1]
    ldar    w2, [x1]
    ldarb   w2, [x1]
    ldar    x2, [x1]
    stlr    w2, [x1]
    stlrh   w2, [x1]
    stlr    x2, [x1]
    ldr     w2, [x1, xzr]
    str     w2, [x1, xzr]
    ldr     xzr, [x1]
    ldrsw   xzr, [x1]
pair:
    ldp     w2, w3, [x1]
    ldp     x2, x3, [x1]
    ldpsw   x2, x3, [x1]
    ldnp    w2, w3, [x1]
    ldnp    x2, x3, [x1]
    stp     w2, w3, [x1]
    stp     x2, x3, [x1]
    stp     xzr, xzr, [x1]
    stnp    w2, w3, [x1]
    stnp    x2, x3, [x1]
    ldp     x1, x2, [x1]
    ldp     w2, w1, [x1]
indexed:
    ldr     w2, [x1], #4
    ldr     x2, [x1], #-8
    ldrb    w2, [x1], #1
    ldrsh   x2, [x1], #255
    ldrsw   x2, [x1], #-256
    str     w2, [x1], #4
    str     x2, [x1], #8
    strb    w2, [x1], #-1
    ldr     w2, [x1, #4]!
    ldr     x2, [x1, #-8]!
    ldrsb   w2, [x1, #1]!
    str     w2, [x1, #4]!
    strh    w2, [x1, #2]!
    ldp     w2, w3, [x1], #8
    ldp     x2, x3, [x1, #16]!
    ldpsw   x2, x3, [x1], #-8
    stp     w2, w3, [x1], #-8
    stp     x2, x3, [x1, #-16]!
exclusive:
    ldxr    w2, [x1]
    ldxr    x2, [x1]
    ldxrb   w2, [x1]
    ldxrh   w2, [x1]
    ldaxr   w2, [x1]
    ldaxr   x2, [x1]
    ldxp    w2, w3, [x1]
    ldxp    x2, x3, [x1]
    ldaxp   x2, x3, [x1]
store_exclusive:
    stxr    w3, w2, [x1]
    stxr    w3, x2, [x1]
    stlxr   w3, x2, [x1]
    stxrb   w3, w2, [x1]
    stlxp   w3, x2, x4, [x1]
atomic:
    ldadd   w2, w3, [x1]
    ldaddal x2, x3, [x1]
    ldclr   w2, w3, [x1]
    ldset   x2, x3, [x1]
    ldeor   w2, w3, [x1]
    ldsmax  x2, x3, [x1]
    ldumin  w2, w3, [x1]
    swp     x2, x3, [x1]
    swpb    w2, w3, [x1]
    cas     w2, w3, [x1]
    casal   x2, x3, [x1]
    casp    w2, w3, w4, w5, [x1]
    casp    x2, x3, x4, x5, [x1]
    ldapr   x2, [x1]
simd:
    ldr     b0, [x1]
    ldr     h0, [x1]
    ldr     s0, [x1]
    ldr     d0, [x1]
    ldr     q0, [x1]
    str     s0, [x1]
    str     q0, [x1]
    ldp     q0, q1, [x1]
    stp     d0, d1, [x1], #16
    ld1     {v0.16b}, [x1]
    ld2     {v0.4s, v1.4s}, [x1]
    ld3     {v0.8b, v1.8b, v2.8b}, [x1]
    ld4     {v0.2d, v1.2d, v2.2d, v3.2d}, [x1], #64
    ld1r    {v0.8h}, [x1]
    ld1     {v0.b}[3], [x1]
    st1     {v0.16b, v1.16b}, [x1]
    st4     {v0.s, v1.s, v2.s, v3.s}[1], [x1]
zero:
    dc      zva, x1
cache:
    dc      ivac, x1
    dc      cvac, x1
    dc      cvau, x1
    dc      civac, x1
    sys     #3, c7, c12, #1, x1             /* DC CVAP */
    ic      ivau, x1
    prfm    pldl1keep, [x1]
    prfm    pstl2strm, [x1]
set_way:
    dc      isw, x1
    dc      csw, x1
    dc      cisw, x1
    ic      iallu
    ic      ialluis
translate:
    at      s1e1r, x1
    at      s1e1w, x1
    at      s1e0r, x1
    at      s1e0w, x1
    at      s12e1r, x1
    at      s12e0w, x1
    at      s1e2r, x1
branch:
    br      x1
    blr     x1
    ret     x1
invalidate:
    tlbi    vmalle1
    tlbi    vmalle1is
    tlbi    vae1, x1
    tlbi    vaae1is, x1
    tlbi    vale1, x1
    tlbi    aside1, x1
    tlbi    alle1
    tlbi    vmalls12e1is
    tlbi    ipas2e1, x1
    tlbi    alle2
    .arch   armv8.7-a+sve+memtag
newer:                                      /* of CPUs with RCPC2, pointer authentication, SVE, MTE, SME, RNG, LS64 */
    ldapur  x2, [x1]
    ldapurb w2, [x1]
    stlur   x2, [x1]
    ldraa   x2, [x1]
    ldrab   x2, [x1]!
    stg     x2, [x1]
    st2g    x2, [x1]
    stgp    x2, x3, [x1]
    ldg     x2, [x1]
    ldr     z0, [x1]
    str     z0, [x1]
    ldr     p0, [x1]
    ld1b    {z0.b}, p0/z, [x1]
    st1d    {z0.d}, p0, [x1]
    ldff1w  {z0.s}, p0/z, [x1]
    prfd    pldl1keep, p0, [x1]
    rdvl    x2, #1
    irg     x2, x1
    .inst   0xd503477f                      /* SMSTART */
    .inst   0xd503467f                      /* SMSTOP */
    .inst   0xe1200020                      /* STR ZA[w12, 0], [x1] */
    .inst   0xf83fd022                      /* LD64B x2, [x1] */
    .inst   0xf83f9022                      /* ST64B x2, [x1] */
    paciza  x2
    autiza  x2
    xpaci   x2
    braaz   x1
    pacga   x2, x1, x3
    sys     #3, c7, c13, #1, x1             /* DC CVADP */
    sys     #3, c7, c4, #3, x1              /* DC GVA */
    mrs     x2, S3_3_C2_C4_0                /* RNDR */
    .inst   0xd5031002                      /* WFET x2 */
    .inst   0xd503333f                      /* DSB SYnXS */
forms_end:

    .balign 8
    .globl  form_table
form_table:
    .irp    group, plain, pair, indexed, exclusive, store_exclusive, atomic, simd, zero, cache, set_way, translate, branch, invalidate, newer, forms_end
    .quad   \group
    .endr
