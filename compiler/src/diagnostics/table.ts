/**
 * Every diagnostic of the compiler. Numbers are permanent: a code is never given another meaning, and
 * a new one takes the next free number of its group (1 modules and declarations, 2 types,
 * 3 expressions, 4 statements, 5 the fence, 6 the whole program, 7 the stack, 8 what cores share, 9 the build). A message says what
 * was found and what to write instead.
 */
export const DIAGNOSTICS = {
  BT1001: "Import declarations by name: `import { name } from '…'`.",
  BT1002: "Write the specifier with the ending of the file, '.ts'.",
  BT1003: 'A module holds only declarations; move this statement into a function.',
  BT1004: 'Export by name: `export function name…`.',
  BT1005: 'Not known at compile time; write a constant expression, or assign it in a function.',
  BT1006: '`var` is not in the language; use `const` or `let`.',
  BT1007: 'Only a tuple can be taken apart, by `const [a, b] = …`; declare one name at a time.',
  BT1008: "'{0}' has no initial value; write `= …`.",
  BT1010: "'{0}' is not an integer from 0 to 2^32 - 1; give the enum member such a value.",
  BT1011: "'{0}' must be declared as a table of constants: `const {0}: readonly u32[] = [1, 2]`.",
  BT1012: "'{0}' cannot be a symbol; name it like an identifier that does not end in '__'.",
  BT1013: "The symbol '{0}' is already taken; choose another name for `@entry`.",
  BT1014: "The value of '{0}' depends on itself; give one of the constants a value of its own.",
  BT1015: "'{0}' has no result type; write it after the parameters: `): u32`.",
  BT1016:
    "'{0}' must be an integer, a boolean or `X | null`; make objects and arrays `const`: their contents stay mutable.",
  BT1017: "'{0}' is not an alignment; write a power of two after `@align`.",
  BT1018: 'Storage is made where it is declared; write `{0}` here.',
  BT1019: 'The length differs from that of the declared type; write {0}.',
  BT1020: 'Functions have no {0}.',
  BT1021: 'A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
  BT1022: '`@layout` describes classes, enums and integer constants; remove it here.',
  BT1023: '`@entry` names functions and module-level storage; remove it here.',
  BT1024:
    "'{0}' is an object of constants; write `enum {0} { … }`, or literal texts: `type Mode = 'idle' | 'busy'`.",

  BT2001: '`any` is not in the language; declare the type.',
  BT2002: '`number` has no width; declare u8, u16, u32, i8, i16 or i32.',
  BT2003: '`bigint` has no width; declare u64 or i64.',
  BT2004: 'The type `{0}` is not known here; write the type you need.',
  BT2005: 'The type `{0}` is not in the language here; see docs/language.md, Types.',
  BT2006: 'Only references can be null, not `{0}`; use a value that means none.',
  BT2007: 'The length of `{0}` is not known; write it as a literal: `Fixed<u32, 8>`.',
  BT2008: '{0} is not a length; an array has at least one element.',
  BT2009: 'An array cannot hold `{0}`; its elements are integers, booleans, objects or arrays.',
  BT2010: 'This type has no name; declare an `interface` or `type` for it.',
  BT2011:
    "The variants of '{0}' cannot be told apart; let each start with a `readonly` tag of one name: `true` or `false`, an enum member, or a literal text.",
  BT2012:
    "'{0}' would have instances without end, such as `{1}`; let its type arguments not grow from one to the next.",
  BT2013:
    "{0} of '{1}' would be `{2}` here, which the language does not have; write the type arguments, as in `{1}<u32>`.",

  BT2101: 'A field or method has a plain name; write it as an identifier (`private` instead of `#`).',
  BT2102: "The field '{0}' has no declared type; write `{0}: Type = …`.",
  BT2103:
    'A field cannot hold `{0}`; fields are integers, booleans, objects, arrays, value structs, unions, tuples or `X | null`.',
  BT2104: "'{0}' makes this an interface of behaviour, not of values; use a class as the type.",
  BT2105: "'{0}' must be `readonly` and present: a value struct never changes.",
  BT2106: "'{0}' would contain itself; make the field `| null` to refer to another object.",
  BT2107: "'{0}' has no fields; write its functions at module level.",
  BT2108: "The field '{0}' has no initial value; write `= …`.",
  BT2109: 'A class cannot have {0}.',

  BT3001: '{0} does not fit {1}.',
  BT3002: 'This is {0} where {1} is wanted; convert it, or change the declared type.',
  BT3003: 'The language does not have {0}.',
  BT3004: 'A condition is a boolean; compare with 0 or null explicitly.',
  BT3005: '{0} is not an exact integer; there is no floating point, and 64-bit literals end in `n`.',
  BT3006: 'Strings are ASCII; write other characters in a partition that knows an encoding.',
  BT3007: 'The value {0} does not fit {1}; compute in a wider type.',
  BT3008: 'Division by zero.',
  BT3009: 'A shift by {0} is outside the width of {1}.',
  BT3010: 'The operands are {0} and {1}; convert one, for instance with `{1}(…)`.',
  BT3011: 'An assignment is a statement; write it on its own.',
  BT3013: 'This object or array is storage in place; assign its fields or elements.',
  BT3014: 'An integer is wanted here, not {0}.',
  BT3015: 'Write `{0}`: that is the right shift of {1}.',
  BT3016: 'A shift count is an unsigned integer, u64 for 64-bit values; this is {0}.',
  BT3017: '{0} and {1} cannot be compared.',
  BT3018: "'{0}' is not a value of the language; declare what you need in TypeScript of your own.",
  BT3019: "{0} has no '{1}' in the language.",
  BT3020: '{0} cannot be indexed.',
  BT3021: 'The index {0} is outside the length {1}.',
  BT3022: 'Write each member as `name: value` or `name`.',
  BT3023: 'An object literal needs a value struct as its type; declare the variable, parameter or result.',
  BT3024: "'{0}' cannot be called; call a function or a method by its name.",
  BT3025: 'This cannot be assigned; write a variable, a field or an element.',
  BT3027: 'Storage is not made here; make `{0}(…)` the value of a `const` of its own, or of a field.',
  BT3028: 'Write a string literal here: it becomes part of the program, not of its data.',
  BT3029: 'Bits are counted and rotated in unsigned integers, not in {0}.',
  BT3030:
    "A reference to '{0}' would outlive it: {1}. Make '{0}' a module-level `const`, or pass on what it holds.",
  BT3031: "'{0}' may be missing here; test '{1}' of the {2} first.",
  BT3032: "Write the tag '{0}' of the variant as a constant.",

  BT3033:
    "What '{0}' protects would be reached without the lock: {1}. Use it in the block of the `using`, or pass on what it holds.",
  BT3034:
    "'{0}' and '{1}' are two address spaces; translate one address into the other's, or convert it by `u64(…)`.",

  BT3101:
    "Declare the field '{0}' by `bit(n)`, `bits(high, low)`, `enumBits<E>(high, low)` or `inPlace(high, low)`.",
  BT3102: "The field '{0}' reaches bit {1}, but {2} ends at bit {3}.",
  BT3103: "The fields '{0}' and '{1}' share bit {2}; declare bits with two meanings in two sets of fields.",
  BT3104: "The field '{0}' ends before it starts; write the higher bit first.",
  BT3105: "The field '{0}' has {1} bits, too many for {2}.",
  BT3106:
    "Bit fields are declared at module level, `const Name = bitFields('u64', { … })`, and used as `Name.field(value)`.",
  BT3107: "'{0}' is an operation of every set of bit fields; call the field something else.",

  BT3201:
    '`zeroOf` makes integers, booleans, null, and structs of them, not {0}; pass the value as a parameter.',
  BT3202: 'Name a parameter that stands for a number: `numberOf<N>()`, with `N extends number` as a length.',
  BT3203: '`{0}` may have changed since its tag was tested; make a `const` of it, and test and read that.',

  BT3301: "The function '{0}' cannot be stored; call it here, or pass it on to a parameter of function type.",
  BT3302: 'A function cannot be returned; take a parameter of function type, and call that.',
  BT3303: "The function '{0}' cannot be compared; pass a value that says which it is.",
  BT3304:
    'An arrow function is written where it is passed, `each(items, (item) => …)`; declare a function of that name instead.',
  BT3305:
    'A function type is that of a parameter only, and takes and gives values; hold a value that says which function to call.',
  BT3306:
    'Which function `{0}` is must be known here; pass an arrow function that calls what you mean, `(x) => f(x)`.',

  BT4001: 'The language does not have {0}.',
  BT4002: 'Write `for (const name of array)`.',
  BT4003: '{0} cannot be iterated; `for…of` takes an array.',
  BT4004: 'A switch is over an integer or an enum, not over {0}.',
  BT4005: 'A variable cannot hold {0}; declare it with a type that it can have.',
  BT4006: 'Put the statements of this case into braces: a declaration belongs to its case.',
  BT4007: 'A case is a constant; use `if` for other values.',
  BT4008: 'There is already a case for {0}.',
  BT4009: 'This statement has no effect; assign or use its value, or remove it.',
  BT4010: 'No case handles {0}; add one for each, or a `default`.',

  BT4011: 'A lock is taken by `using`: `using guard = {0}(…)`, and is free again at the end of the block.',
  BT4012:
    '`using` holds a lock: `using guard = acquire(x)`, or `tryAcquire(x)`; declare other values `const`.',

  BT5001: '`@bulkhead/bare/unsafe` may be imported only in files named `*.unsafe.ts`.',
  BT5002:
    "'{0}' uses `{1}`; say in its comment, in a sentence that starts with `Safety:`, why that is sound.",
  BT5003: "'{0}' is not the name of a register; write it as the assembler does.",
  BT5004: "'{0}' is not one instruction without operands that vary; see `instructionWith`.",
  BT5005: "'{0}' is not one instruction with one `%0`.",
  BT5006: '{0} has no address; only objects and arrays have.',
  BT5007: 'The first argument of `overlay` is the name of a class.',
  BT5008: "'{0}' is not a symbol.",
  BT5009: '{0} is not a set of registers: a class whose fields are u64 and named after system registers.',
  BT5010:
    '{0} is not plain data: {1}. Bytes are copied only to and from integers, arrays and objects of them, without gaps.',
  BT5014: "'{0}' is not the name of a feature; write a word that begins with a small letter.",

  BT6001: 'Recursion: {0}. The stack would not be bounded; use a loop.',
  BT6002: 'The program has {0} run-time checks; a `brk` can number {1}. Split it.',
  BT6003: "Two declarations marked `@layout` define '{0}'; rename one.",

  BT7001:
    "From '{0}' on, the stack needs {1} bytes, but {2} are reserved: {3}. Shorten this path, or reserve more.",
  BT7002: "'{0}' calls through a pointer (at {1}), so its stack has no bound; call functions by name.",
  BT7003: "The stack frame of '{0}' has no bound (at {1}); give its storage a fixed size.",
  BT7004: 'Recursion in the linked program: {0}. The stack would not be bounded; use a loop.',
  BT7005: "'{0}' is named as an entry point of a stack, but the linked program has no such symbol.",

  BT8001:
    "Every core reaches '{0}' ({1}): it is written only in functions marked `@boot`. Make it an `Atomic`, or put it into a `Locked` or a `PerCpu`.",
  BT8002:
    "'{0}' ({1}) is passed on here, and what receives it could write what every core reads. Index it here, or put it into a `Locked` or a `PerCpu`.",
  BT8003:
    "'{0}' is marked `@boot`: only functions marked so call it, or one in a `*.unsafe.ts` that says after `Safety:` why no other core runs.",
  BT8004:
    '`of` reaches what another core owns: write it in a function marked `@boot`, or in a `*.unsafe.ts` that says after `Safety:` why that core does not write it.',
  BT8005: 'Another `perCpu` is for {0} cores; all are for the same number.',
  BT8006:
    "An object in memory that is given at the start is zero at first, and a new '{0}' is not: give each field a value of 0, false or null, and another where the program starts.",

  BT9001: "'{0}' is not installed; {1}.",
  BT9002: "'{0}' is version {1}; version {2} or later is needed: {3}.",
  BT9003: '{0} failed: {1}',
  BT9004: 'The image has {0} dynamic relocations, but must run wherever it is loaded: {1}',
  BT9005: "'{0}' cannot be read; check the path.",
  BT9006:
    "The symbol '{0}' is at {1}, which is no multiple of {2}, as what the program sees there needs; align it in the linker script.",
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;
