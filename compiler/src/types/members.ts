import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import type { BareType, ClassType, StructType } from './bare-type.ts';
import { ERROR } from './bare-type.ts';
import { resolveType } from './resolve.ts';

/** A field of a class or a member of a value struct. */
export interface Member {
  readonly name: string;
  readonly type: BareType;
  readonly declaration: ts.PropertyDeclaration | ts.PropertySignature;
}

const known = new WeakMap<ClassType | StructType, readonly Member[]>();

/** The fields of a class, in the order of declaration, which is their order in memory. */
export function classFields(program: ProgramContext, type: ClassType): readonly Member[] {
  return remember(program, type, () =>
    type.declaration.members.flatMap((member) => {
      if (!ts.isPropertyDeclaration(member)) return [];
      if (!ts.isIdentifier(member.name)) {
        program.report(member.name, 'BT2101');
        return [];
      }
      if (hasModifier(member, ts.SyntaxKind.StaticKeyword)) return [];
      return [{ name: member.name.text, type: fieldType(program, member), declaration: member }];
    }),
  );
}

function fieldType(program: ProgramContext, field: ts.PropertyDeclaration): BareType {
  if (field.type === undefined) {
    program.report(field, 'BT2102', field.name.getText());
    return ERROR;
  }
  const type = resolveType(program, program.checker.getTypeFromTypeNode(field.type), field.type);
  if (['string', 'table', 'void', 'never', 'null', 'perCpu', 'pool', 'slice'].includes(type.kind)) {
    program.report(field.type, 'BT2103', field.type.getText());
    return ERROR;
  }
  return type;
}

/** The members of a value struct: `readonly` properties. */
export function structMembers(program: ProgramContext, type: StructType): readonly Member[] {
  return remember(program, type, () =>
    type.type.getProperties().flatMap((symbol) => {
      const declaration = symbol.declarations?.[0];
      if (
        declaration === undefined ||
        !ts.isPropertySignature(declaration) ||
        declaration.type === undefined
      ) {
        program.report(
          declaration ?? type.symbol.declarations?.[0] ?? program.modules[0]!,
          'BT2104',
          symbol.name,
        );
        return [];
      }
      if (!hasModifier(declaration, ts.SyntaxKind.ReadonlyKeyword) || declaration.questionToken !== undefined)
        program.report(declaration, 'BT2105', symbol.name);
      const written = type.isGeneric
        ? program.checker.getTypeOfSymbol(symbol)
        : program.checker.getTypeFromTypeNode(declaration.type);
      const memberType = resolveType(program, written, declaration.type);
      return [{ name: symbol.name, type: memberType, declaration }];
    }),
  );
}

function remember(
  program: ProgramContext,
  type: ClassType | StructType,
  read: () => readonly Member[],
): readonly Member[] {
  const found = known.get(type);
  if (found !== undefined) return found;
  const members = program.within(type.instance, read);
  known.set(type, members);
  return members;
}

export function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
