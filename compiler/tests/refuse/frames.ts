import type { Refusal } from '../support/refusal.ts';

const NODE = `import { type u32, type Fixed, fixed } from '@bulkhead/bare';
class Node { value: u32 = 1; next: Node | null = null; keep(to: Node): void { this.next = to; } self(): Node { return this; } }
interface Held { readonly node: Node }
const root = new Node();
let current: Node | null = null;
`;
const instead = (name: string) => `Make '${name}' a module-level \`const\`, or pass on what it holds.`;

export const FRAMES_REFUSALS: Refusal[] = [
  {
    source: `${NODE}export function f(): Node { const n = new Node(); return n; }
export function g(): Fixed<u32, 2> { const xs: Fixed<u32, 2> = fixed(2, 0); const ys = xs; return ys; }
export function h(): Held { const n = new Node(); return { node: n }; }
export function i(): Node { const n = new Node(); return n.self(); }`,
    reports: [
      `6:58 BT3030: A reference to 'n' would outlive it: it is returned. ${instead('n')}`,
      `7:99 BT3030: A reference to 'xs' would outlive it: it is returned. ${instead('xs')}`,
      `8:58 BT3030: A reference to 'n' would outlive it: it is returned. ${instead('n')}`,
      `9:58 BT3030: A reference to 'n' would outlive it: it is returned. ${instead('n')}`,
    ],
  },
  {
    source: `${NODE}export function f(): void { const n = new Node(); current = n; }
export function g(): void { const n = new Node(); root.next = n; }
export function h(b: boolean): void { const n = new Node(); root.next = b ? root : n; }`,
    reports: [
      `6:61 BT3030: A reference to 'n' would outlive it: it is stored in \`current\`. ${instead('n')}`,
      `7:63 BT3030: A reference to 'n' would outlive it: it is stored in \`root.next\`. ${instead('n')}`,
      `8:73 BT3030: A reference to 'n' would outlive it: it is stored in \`root.next\`. ${instead('n')}`,
    ],
  },
  {
    source: `${NODE}function store(a: Node, b: Node): void { b.next = a; }
function pass(x: Node): void { store(x, root); }
export function f(): void { const n = new Node(); pass(n); }
export function g(): void { const n = new Node(); store(root, n); root.keep(n); }
export function h(held: Held): void { current = held.node; }
export function i(): void { const n = new Node(); h({ node: n }); }`,
    reports: [
      `8:56 BT3030: A reference to 'n' would outlive it: \`pass\` keeps it, stored in \`b.next\`. ${instead('n')}`,
      `9:77 BT3030: A reference to 'n' would outlive it: \`root.keep\` keeps it, stored in \`this.next\`. ${instead('n')}`,
      `11:53 BT3030: A reference to 'n' would outlive it: \`h\` keeps it, stored in \`current\`. ${instead('n')}`,
    ],
  },
  {
    source: `${NODE}export function f(): u32 { let p: Node | null = null; { const n = new Node(); p = n; } return p.value; }
export function g(): u32 { let p: Node = root; for (let i: u32 = 0; i < 2; i++) { const n = new Node(); p.value = 3; p = n; } return p.value; }
export function h(): void { let n = new Node(); n.value = 3; }`,
    reports: [
      `6:83 BT3030: A reference to 'n' would outlive it: 'p' was declared outside its block. ${instead('n')}`,
      `7:122 BT3030: A reference to 'n' would outlive it: 'p' was declared outside its block. ${instead('n')}`,
      '8:37 BT3003: The language does not have `new` here; make the object a `const` of its own, or a field.',
    ],
  },
];
