import { type BareType, isStorage } from './bare-type.ts';

/** The type as a programmer writes it, for diagnostics. */
export function displayType(type: BareType): string {
  switch (type.kind) {
    case 'integer':
      return type.name;
    case 'literal':
      return type.flavour === 'bigint' ? 'bigint literal' : 'number literal';
    case 'class':
    case 'struct':
    case 'union':
      return type.name;
    case 'tuple':
      return `readonly [${type.elements.map(displayType).join(', ')}]`;
    case 'fixed':
      return `Fixed<${displayType(type.element)}, ${type.length}>`;
    case 'slice':
      return `${type.isReadonly ? 'ReadonlySlice' : 'Slice'}<${displayType(type.element)}>`;
    case 'table':
      return `readonly ${displayType(type.element)}[]`;
    case 'nullable':
      return `${type.target.name} | null`;
    case 'atomic':
      return `Atomic<${displayType(type.element)}>`;
    case 'locked':
      return `Locked<${type.content.name}>`;
    case 'guard':
      return `Guard<${type.content.name}>`;
    case 'pool':
      return `Pool<${type.content.name}>`;
    case 'perCpu':
      return `PerCpu<${type.content.name}>`;
    case 'function':
      return `(${type.parameters.map(displayType).join(', ')}) => ${displayType(type.result)}`;
    case 'bool':
      return 'boolean';
    case 'tag':
      return 'a literal text';
    default:
      return type.kind;
  }
}

/** Two types that are not the same, for a message: where their names are, with the files that declare them. */
export function displayDifferent(one: BareType, other: BareType): [string, string] {
  const names: [string, string] = [displayType(one), displayType(other)];
  return names[0] === names[1] ? [withFile(one), withFile(other)] : names;
}

function withFile(type: BareType): string {
  const place = 'symbol' in type ? type.symbol.declarations?.[0]?.getSourceFile().fileName : undefined;
  return place === undefined ? displayType(type) : `${displayType(type)} of ${place.split('/').at(-1)}`;
}

/** Whether the two types are the same type of the language. */
export function sameType(a: BareType, b: BareType): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'integer') return b.kind === 'integer' && a.name === b.name;
  if (a.kind === 'class') return b.kind === 'class' && a.cName === b.cName;
  if (a.kind === 'struct') return b.kind === 'struct' && a.cName === b.cName;
  if (a.kind === 'union') return b.kind === 'union' && a.cName === b.cName;
  if (a.kind === 'tuple')
    return (
      b.kind === 'tuple' &&
      a.elements.length === b.elements.length &&
      a.elements.every((element, i) => sameType(element, b.elements[i]!))
    );
  if (a.kind === 'nullable') return b.kind === 'nullable' && a.target.cName === b.target.cName;
  if (a.kind === 'fixed')
    return b.kind === 'fixed' && a.length === b.length && sameType(a.element, b.element);
  if (a.kind === 'atomic') return b.kind === 'atomic' && sameType(a.element, b.element);
  if (a.kind === 'locked') return b.kind === 'locked' && sameType(a.content, b.content);
  if (a.kind === 'slice')
    return b.kind === 'slice' && a.isReadonly === b.isReadonly && sameType(a.element, b.element);
  if (a.kind === 'table') return b.kind === 'table' && sameType(a.element, b.element);
  return true;
}

/** The C name of storage of this type: what a field or an element is declared with. */
export function storageName(type: BareType): string {
  switch (type.kind) {
    case 'integer':
      return type.name;
    case 'class':
    case 'struct':
    case 'union':
      return type.cName;
    case 'tuple':
      return `bare_tuple_${type.elements.map(tuplePart).join('_')}`;
    case 'fixed':
      return `${storageName(type.element)}_x${type.length}`;
    case 'slice':
      return `bare_slice_${storageName(type.element)}`;
    case 'nullable':
      return `${type.target.cName} *`;
    case 'atomic':
      return storageName(type.element);
    case 'locked':
      return `${type.content.cName}_locked`;
    case 'guard':
      return `${type.content.cName}_locked *`;
    case 'tag':
      return 'u32';
    case 'bool':
    case 'string':
    case 'void':
      return type.kind;
    default:
      return 'void';
  }
}

/** Elements of a tuple are named by their types; a reference ends in `_p`. */
function tuplePart(type: BareType): string {
  return valueName(type).replace(' *', '_p');
}

/** The C type of a local, a parameter or a result: objects and arrays are pointers there. */
export function valueName(type: BareType): string {
  if (isStorage(type)) return `${storageName(type)} *`;
  return storageName(type);
}

/** `type name`, with the star of a pointer where C programmers put it. */
export function declareC(type: string, name: string): string {
  return type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;
}
