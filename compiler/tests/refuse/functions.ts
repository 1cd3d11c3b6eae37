import type { Refusal } from '../support/refusal.ts';

export const FUNCTIONS_REFUSALS: Refusal[] = [
  {
    source: `import type { u32 } from '@bulkhead/bare';
type Step = (x: u32) => u32;
class Holder { step: Step = double; n: u32 = 0; }
interface Steps { readonly step: Step }
function double(x: u32): u32 { return x * 2; }
function take(f: Step, g: Step): u32 { const h = f; if (f === g) return 1; f = g; return h(2); }
function give(f: Step): Step { return f; }
function pick(n: u32): Step { return double; }
function keep(f: Step): u32 { const s: Steps = { step: f }; return s.step(1); }
function second(f: (g: () => u32) => u32): u32 { return f(() => 1); }
function standard(f: Step = double): u32 { return f(1); }
export function f(holder: Holder): u32 { return holder.n + take(double, (x) => x); }
export function g(): u32 { give(double); pick(1); standard((x) => x); return keep(double); }
export function h(): u32 { return second((g) => g()); }
export function i(): u32 { const f = (x: u32): u32 => x; const d = double; return f(1); }
const later = (x: u32): u32 => x;
export function j(): u32 { return later(1); }`,
    reports: [
      '3:22 BT3305: A function type is that of a parameter only, and takes and gives values; hold a value that says which function to call.',
      '4:34 BT3305: A function type is that of a parameter only, and takes and gives values; hold a value that says which function to call.',
      "6:50 BT3301: The function 'f' cannot be stored; call it here, or pass it on to a parameter of function type.",
      "6:57 BT3303: The function 'f' cannot be compared; pass a value that says which it is.",
      "6:63 BT3303: The function 'g' cannot be compared; pass a value that says which it is.",
      '6:76 BT3025: This cannot be assigned; write a variable, a field or an element.',
      "6:80 BT3301: The function 'g' cannot be stored; call it here, or pass it on to a parameter of function type.",
      '7:25 BT3302: A function cannot be returned; take a parameter of function type, and call that.',
      '8:24 BT3302: A function cannot be returned; take a parameter of function type, and call that.',
      "9:56 BT3301: The function 'f' cannot be stored; call it here, or pass it on to a parameter of function type.",
      "9:68 BT3024: 's.step' cannot be called; call a function or a method by its name.",
      '10:24 BT3305: A function type is that of a parameter only, and takes and gives values; hold a value that says which function to call.',
      '10:59 BT3304: An arrow function is written where it is passed, `each(items, (item) => …)`; declare a function of that name instead.',
      '11:19 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '15:38 BT3304: An arrow function is written where it is passed, `each(items, (item) => …)`; declare a function of that name instead.',
      "15:68 BT3301: The function 'double' cannot be stored; call it here, or pass it on to a parameter of function type.",
      "17:35 BT3024: 'later' cannot be called; call a function or a method by its name.",
    ],
  },
  {
    source: `import { u8, type u32, truncateU32, wrappingAdd } from '@bulkhead/bare';
class A { n: u32 = 0; get(x: u32): u32 { return x; } }
const a = new A();
function apply(f: (x: u32) => u32): u32 { return f(1); }
function bytes(f: (x: u8) => void): void { f(1); }
function same<T>(x: T): T { return x; }
function one(x: u32): u32 { return x; }
function none(): u32 { return 1; }
export function f(isOne: boolean): u32 { return apply(isOne ? one : one) + apply(a.get) + apply(same); }
export function g(): u32 { bytes((x) => { apply((y) => y + x); }); return apply(none); }
export function h(): void { bytes(async () => {}); bytes((x = 1) => {}); bytes((x: number) => {}); bytes(() => one); }
export function i(): u32 { return apply(<T>(x: T) => x); }
export function j(f: () => void): void { f; }
/** @entry fixed_name */
function k(f: () => void): void { f(); }
export function l(): u32 { return apply((x): u32 => { if (x > 1) return 1; return wrappingAdd(x, 1); }) + apply(truncateU32); }`,
    reports: [
      '9:55 BT3306: Which function `isOne ? one : one` is must be known here; pass an arrow function that calls what you mean, `(x) => f(x)`.',
      '9:82 BT3306: Which function `a.get` is must be known here; pass an arrow function that calls what you mean, `(x) => f(x)`.',
      '9:97 BT3306: Which function `same` is must be known here; pass an arrow function that calls what you mean, `(x) => f(x)`.',
      '10:56 BT3010: The operands are u32 and u8; convert one, for instance with `u8(…)`.',
      '10:81 BT3002: This is () => u32 where (u32) => u32 is wanted; convert it, or change the declared type.',
      '11:35 BT1020: Functions have no `async`; poll, or wait for an interrupt.',
      '11:59 BT1021: A parameter is a plain `name: Type`; write it without default, `?`, `...` or pattern.',
      '11:84 BT2002: `number` has no width; declare u8, u16, u32, i8, i16 or i32.',
      '11:112 BT3302: A function cannot be returned; take a parameter of function type, and call that.',
      '12:42 BT1020: Functions have no type parameters where they are passed; name the types.',
      '15:1 BT1023: `@entry` names functions and module-level storage; remove it here.',
      '16:113 BT3306: Which function `truncateU32` is must be known here; pass an arrow function that calls what you mean, `(x) => f(x)`.',
    ],
  },
  {
    source: `import { type u32 } from '@bulkhead/bare';
function apply(f: () => void): void { f(); }
function again(n: u32, f: () => void): void { f(); again(n, f); }
function deeper(f: () => void): void { apply(() => f()); deeper(() => f()); }
function self(): void { apply(self); }
export function f(): void { apply(() => { f(); }); }
export function g(): void { again(1, () => {}); self(); }
export function h(): void { deeper(() => {}); }`,
    reports: [
      '3:10 BT6001: Recursion: again → again. The stack would not be bounded; use a loop.',
      '4:65 BT6001: Recursion: deeper → deeper. The stack would not be bounded; use a loop.',
      '5:10 BT6001: Recursion: self → apply → self. The stack would not be bounded; use a loop.',
      '6:17 BT6001: Recursion: f → apply → f.f → f. The stack would not be bounded; use a loop.',
    ],
  },
  {
    source: `import { type u32 } from '@bulkhead/bare';
class Line { length: u32 = 0; }
class Holder { line: Line | null = null; }
const holder = new Holder();
const fixedLine = new Line();
function withLine(use: (line: Line) => void): void { const line = new Line(); use(line); }
function through(use: (line: Line) => void): void { withLine((own) => use(own)); }
function made(make: () => Line): Line { return make(); }
function kept(make: () => Line): void { holder.line = make(); }
function lend(line: Line, use: (line: Line) => void): void { use(line); }
function store(line: Line): void { holder.line = line; }
function leaks(use: (line: Line) => Line): Line { const line = new Line(); return use(line); }
export function f(): void { withLine((line) => { holder.line = line; }); withLine(store); through(store); }
export function g(): u32 { let last = fixedLine; through((line) => { last = line; }); return last.length; }
export function h(): Line { const line = new Line(); return made(() => line); }
export function i(): void { const line = new Line(); kept(() => line); lend(line, store); lend(fixedLine, store); }
export function j(): u32 { return made(() => { const own = new Line(); return own; }).length; }
export function k(): u32 { let last = fixedLine; lend(fixedLine, (line) => { last = line; }); return made(() => last).length; }
export function l(line: Line): void { lend(line, (own) => { store(own); }); }
export function m(): void { const line = new Line(); l(line); leaks((own) => own); }`,
    reports: [
      "12:83 BT3030: A reference to 'line' would outlive it: it is returned. Make 'line' a module-level `const`, or pass on what it holds.",
      "13:64 BT3030: A reference to 'line' would outlive it: it is stored in `holder.line`. Make 'line' a module-level `const`, or pass on what it holds.",
      "13:83 BT3030: A reference to 'line' would outlive it: `store` keeps it, stored in `holder.line`. Make 'line' a module-level `const`, or pass on what it holds.",
      "13:99 BT3030: A reference to 'own' would outlive it: `store` keeps it, stored in `holder.line`. Make 'own' a module-level `const`, or pass on what it holds.",
      "14:77 BT3030: A reference to 'line' would outlive it: 'last' was declared outside its block. Make 'line' a module-level `const`, or pass on what it holds.",
      "15:61 BT3030: A reference to 'line' would outlive it: it is returned. Make 'line' a module-level `const`, or pass on what it holds.",
      "16:59 BT3030: A reference to 'line' would outlive it: `kept` keeps it, stored in `holder.line`. Make 'line' a module-level `const`, or pass on what it holds.",
      "16:83 BT3030: A reference to 'line' would outlive it: `store` keeps it, stored in `holder.line`. Make 'line' a module-level `const`, or pass on what it holds.",
      "17:79 BT3030: A reference to 'own' would outlive it: it is returned. Make 'own' a module-level `const`, or pass on what it holds.",
      "20:56 BT3030: A reference to 'line' would outlive it: `l` keeps it, stored in `holder.line`. Make 'line' a module-level `const`, or pass on what it holds.",
      "20:78 BT3030: A reference to 'own' would outlive it: it is returned. Make 'own' a module-level `const`, or pass on what it holds.",
    ],
  },
  {
    sharing: 'cores',
    source: `import { fixed, type Fixed, type ReadonlySlice, type u32 } from '@bulkhead/bare';
let count: u32 = 0;
const words: Fixed<u32, 2> = fixed(2, 0);
function forEach(items: ReadonlySlice<u32>, each: (item: u32) => void): void { for (const item of items) each(item); }
/** @boot */
function add(item: u32): void { count += item; }
/** @boot */
export function boot(): void { forEach(words, add); forEach(words, (word) => { count += word; }); }
export function later(): void { forEach(words, add); forEach(words, (word) => { count += word; }); }`,
    reports: [
      "9:48 BT8003: 'add' is marked `@boot`: only functions marked so call it, or one in a `*.unsafe.ts` that says after `Safety:` why no other core runs.",
      "9:81 BT8001: Every core reaches 'count' (count): it is written only in functions marked `@boot`. Make it an `Atomic`, or put it into a `Locked` or a `PerCpu`.",
    ],
  },
];
