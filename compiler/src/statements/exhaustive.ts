import ts from 'typescript';
import type { Context } from '../context/context.ts';

/** A switch without `default` over an enum (or a union of literals) has a case for every member. */
export function checkExhaustive(node: ts.SwitchStatement, context: Context): void {
  const { clauses } = node.caseBlock;
  if (clauses.some(ts.isDefaultClause)) return;
  const members = membersOf(context.checker.getTypeAtLocation(node.expression));
  const handled = clauses.flatMap((clause) =>
    ts.isCaseClause(clause) ? literalValue(context.checker.getTypeAtLocation(clause.expression)) : [],
  );
  const missing = members.filter((member) => !handled.includes(literalValue(member)));
  if (missing.length === 0) return;
  const names = missing.map((member) => context.checker.typeToString(member));
  context.report(node.expression, 'BT4010', names.join(', '));
}

function literalValue(type: ts.Type): ts.Type | string | number {
  if (!type.isLiteral()) return type;
  return typeof type.value === 'object' ? type.value.base10Value : type.value;
}

/** The types of which the value has one; none where any integer may come. */
function membersOf(type: ts.Type): readonly ts.Type[] {
  const types = type.isUnion() ? type.types : [type];
  return types.every((t) => t.isLiteral()) ? types : [];
}
