import type { Refusal } from '../support/refusal.ts';

/** What literal texts as enumerations and tags are not. */
export const TAGS_REFUSALS: Refusal[] = [
  {
    source: `import type { u32 } from '@bulkhead/bare';
type Mode = 'idle' | 'busy' | 'off';
let mode: Mode = 'idle';
function length(text: string): u32 { return text.length; }
export function f(): u32 { switch (mode) { case 'idle': return 1; case 'busy': return 2; } return 3; }
export function g(): void { mode = 'gone'; }
export function h(m: Mode): u32 { return length(m); }
export function i(m: Mode): boolean { return m < 'busy'; }
export function j(m: Mode): u32 { return m.length; }
export function k(m: Mode): u32 { switch (m) { case 'idle': return 1; case 'idle': return 2; default: return 3; } }
export function l(m: Mode): boolean { return m === 'none'; }`,
    reports: [
      '5:36 BT4010: No case handles "off"; add one for each, or a `default`.',
      "6:29 TS2322: Type '\"gone\"' is not assignable to type 'Mode'.",
      '7:49 BT3002: This is a literal text where string is wanted; convert it, or change the declared type.',
      '8:46 BT3014: An integer is wanted here, not a literal text.',
      "9:42 BT3019: a literal text has no 'length' in the language.",
      '10:76 BT4008: There is already a case for idle.',
      "11:46 TS2367: This comparison appears to be unintentional because the types 'Mode' and '\"none\"' have no overlap.",
    ],
  },
  {
    source: `import type { u32 } from '@bulkhead/bare';
const Mode = { idle: 0, busy: 1 } as const;
type Modes = (typeof Mode)[keyof typeof Mode];
export function f(): u32 { return Mode.busy; }`,
    reports: [
      "2:7 BT1024: 'Mode' is an object of constants; write `enum Mode { … }`, or literal texts: `type Mode = 'idle' | 'busy'`.",
    ],
  },
  {
    source: `import { type Fixed, type Slice, type u32, type Atomic, fixed, atomic } from '@bulkhead/bare';
type Mode = 'idle' | 'busy';
type Event = { readonly kind: 'key'; readonly code: u32 } | { readonly kind: 'close' };
export function f(xs: Fixed<Mode, 2>): u32 { return 1; }
export function g(xs: Slice<Mode>): u32 { return 1; }
export function h(e: Event): u32 { switch (e.kind) { case 'key': return e.code; } return 0; }
export function i(e: Event): u32 { return e.code; }
export function j(kind: 'key'): Event { return { kind, code: 1 }; }
export function k(): Event { return { kind: 'open' }; }`,
    reports: [
      '4:23 BT2009: An array cannot hold `Mode`; its elements are integers, booleans, objects or arrays.',
      '5:23 BT2005: The type `Slice<Mode>` is not in the language here; see docs/language.md, Types.',
      '6:44 BT4010: No case handles "close"; add one for each, or a `default`.',
      "7:45 TS2339: Property 'code' does not exist on type 'Event'. Property 'code' does not exist on type '{ readonly kind: \"close\"; }'.",
      "8:50 BT3032: Write the tag 'kind' of the variant as a constant.",
      '9:39 TS2322: Type \'"open"\' is not assignable to type \'"key" | "close"\'.',
    ],
  },
];
