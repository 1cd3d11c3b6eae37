// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is searched and replaced is source with templates
/** A way to break the compiler: in `file` of compiler/src, `find` becomes `replace`. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Each breaks the C back end alone; the differential run must notice every one. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'a wrong width: wrapping operations are computed in 32 bits',
    file: 'intrinsics/wrapping.ts',
    find: '`(${type.name})(${text})`',
    replace: '`(u32)(${text})`',
  },
  {
    name: 'signed and unsigned confused: i8 has no sign',
    file: 'runtime/runtime.ts',
    find: 'typedef __INT8_TYPE__ i8;',
    replace: 'typedef __UINT8_TYPE__ i8;',
  },
  {
    name: 'a dropped check: overflow of sums, differences and products',
    file: 'runtime/arithmetic.ts',
    find: 'FAIL_IF(__builtin_${builtin}_overflow(a, b, &result), check);',
    replace: '(void)check; (void)__builtin_${builtin}_overflow(a, b, &result);',
  },
  {
    name: 'a dropped check: the index',
    file: 'runtime/checks.ts',
    find: 'FAIL_IF(index >= length, check);',
    replace: '(void)check; if (index >= length) index = 0;',
  },
  {
    name: 'a dropped check: the range of a slice',
    file: 'runtime/checks.ts',
    find: 'FAIL_IF(start > end || end > length, check);',
    replace: '(void)check; if (start > end || end > length) return start;',
  },
  {
    name: 'a dropped check: division by zero',
    file: 'runtime/arithmetic.ts',
    find: 'FAIL_IF(b == 0, check);',
    replace: '(void)check; if (UNLIKELY(b == 0)) return 0;',
  },
  {
    name: 'a wrong order of evaluation: the right operand before the left one',
    file: 'expressions/sequence.ts',
    find: 'if (!mustPrecede(operand.effects, laterEffects)) return operand;',
    replace:
      "if (operand.type.kind === 'void' || !mustPrecede(operand.effects, effectsOf(operands.slice(0, index)) | (0 & laterEffects))) return operand;",
  },
  {
    name: 'a wrong mask: shift counts are taken modulo the width',
    file: 'runtime/checks.ts',
    find: 'FAIL_IF(count >= width, check);',
    replace: '(void)check; count &= width - 1;',
  },
  {
    name: 'a wrong sign extension: narrow signed conversions fill with zeros',
    file: 'intrinsics/convert.ts',
    find: '`(${target.name})${',
    replace: "`(${target.name.replace('i', 'u')})${",
  },
  {
    name: 'off by one: for…of leaves out the last element',
    file: 'statements/for-of.ts',
    find: '${counter} < ',
    replace: '${counter} + 1 < ',
  },
  {
    name: 'the target of a compound assignment is located twice',
    file: 'statements/assignment.ts',
    find: 'const isRepeatable = (locating & ~Effect.Reads) === 0 && !mustPrecede(locating, value.effects);',
    replace: 'const isRepeatable = target.effects >= 0;',
  },
  {
    name: 'aliasing: all calls of a function share the storage of its frame',
    file: 'statements/frame-storage.ts',
    find: 'return [`${declareC(',
    replace: 'return [`static ${declareC(',
  },
  {
    name: 'a wrong tag: only the lowest bit of it is read',
    file: 'expressions/property-access.ts',
    find: "const text = memberOf({ ...object, isPlace: true }, 'tag');",
    replace: "const text = `(${memberOf({ ...object, isPlace: true }, 'tag')} & 1)`;",
  },
  {
    name: 'a wrong proof: the bound of an `and` is half of what it is',
    file: 'expressions/bitwise.ts',
    find: "c === '&' ? small",
    replace: "c === '&' ? small >> 1n",
  },
  {
    name: 'a wrong operator: a comparison includes equality',
    file: 'expressions/comparison.ts',
    find: "{ c: '<', fold",
    replace: "{ c: '<=', fold",
  },
];
