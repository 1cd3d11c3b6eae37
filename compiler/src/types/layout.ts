import type { ProgramContext } from '../context/program-context.ts';
import { type BareType, type ClassType, isStorage, type StructType } from './bare-type.ts';
import { classFields, type Member, structMembers } from './members.ts';

/** Size and alignment in bytes, as the C compilers for LP64 little-endian targets lay types out. */
export interface Layout {
  readonly sizeBytes: number;
  readonly alignBytes: number;
}

export interface FieldLayout extends Layout {
  readonly name: string;
  readonly offsetBytes: number;
}

const POINTER: Layout = { sizeBytes: 8, alignBytes: 8 };
/** `bare_lock` (compiler/src/runtime/sharing.ts). */
const LOCK: Layout = { sizeBytes: 16, alignBytes: 8 };

/** The layout of storage of a type (Procedure Call Standard for AArch64, IHI 0055, section 5). */
export function layoutOf(program: ProgramContext, type: BareType): Layout {
  switch (type.kind) {
    case 'integer':
      return { sizeBytes: type.bits / 8, alignBytes: type.bits / 8 };
    case 'bool':
      return { sizeBytes: 1, alignBytes: 1 };
    case 'tag':
      return { sizeBytes: 4, alignBytes: 4 };
    case 'string':
    case 'slice':
      return { sizeBytes: 16, alignBytes: 8 };
    case 'fixed': {
      const element = layoutOf(program, type.element);
      return { sizeBytes: element.sizeBytes * type.length, alignBytes: element.alignBytes };
    }
    case 'atomic':
      return layoutOf(program, type.element);
    case 'locked': {
      const { sizeBytes, alignBytes } = layoutOf(program, type.content);
      const align = Math.max(LOCK.alignBytes, alignBytes);
      const start = roundUp(LOCK.sizeBytes, alignBytes);
      return { sizeBytes: roundUp(start + sizeBytes, align), alignBytes: align };
    }
    case 'class':
    case 'struct':
      return compositeLayout(program, type);
    case 'union': {
      const variants = type.variants.map((variant) => layoutOf(program, variant.struct));
      const alignBytes = Math.max(...variants.map((layout) => layout.alignBytes));
      const sizeBytes = Math.max(...variants.map((layout) => layout.sizeBytes));
      return { sizeBytes: roundUp(sizeBytes, alignBytes), alignBytes };
    }
    case 'tuple': {
      const layouts = type.elements.map((e) => (isStorage(e) ? POINTER : layoutOf(program, e)));
      const alignBytes = Math.max(...layouts.map((layout) => layout.alignBytes));
      const end = layouts.reduce((at, l) => roundUp(at, l.alignBytes) + l.sizeBytes, 0);
      return { sizeBytes: roundUp(end, alignBytes), alignBytes };
    }
    default:
      return POINTER;
  }
}

function compositeLayout(program: ProgramContext, type: ClassType | StructType): Layout {
  const fields = fieldLayouts(program, type);
  const alignBytes = Math.max(1, ...fields.map((field) => field.alignBytes));
  const last = fields.at(-1);
  const endBytes = last === undefined ? 0 : last.offsetBytes + last.sizeBytes;
  return { sizeBytes: roundUp(endBytes, alignBytes), alignBytes };
}

/** Where each field of a class or value struct lies. */
export function fieldLayouts(program: ProgramContext, type: ClassType | StructType): FieldLayout[] {
  let offsetBytes = 0;
  return membersOf(program, type).map((member) => {
    const layout = isEmbedded(type, member) ? layoutOf(program, member.type) : POINTER;
    const start = roundUp(offsetBytes, layout.alignBytes);
    offsetBytes = start + layout.sizeBytes;
    return { name: member.name, offsetBytes: start, ...layout };
  });
}

/** Classes embed objects and arrays; value structs refer to them. */
function isEmbedded(owner: ClassType | StructType, member: Member): boolean {
  return owner.kind === 'class' || !isStorage(member.type);
}

export function membersOf(program: ProgramContext, type: ClassType | StructType): readonly Member[] {
  return type.kind === 'class' ? classFields(program, type) : structMembers(program, type);
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
