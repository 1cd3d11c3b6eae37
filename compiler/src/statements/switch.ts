import ts from 'typescript';
import type { Context } from '../context/context.ts';
import type { Expression } from '../context/expression.ts';
import { coerce, settle } from '../expressions/coerce.ts';
import { translateExpression } from '../expressions/expression.ts';
import { isInteger } from '../types/integers.ts';
import { displayType } from '../types/names.ts';
import { endsControl } from './ends-control.ts';
import { checkExhaustive } from './exhaustive.ts';
import { markLine, translateBody, translateStatement } from './statement.ts';
import { nameRefused } from './variables.ts';

/** `switch` over an integer or enum with constant cases. */
export function translateSwitch(node: ts.SwitchStatement, context: Context): void {
  markLine(node, context);
  const value = settle(context, node.expression, translateExpression(node.expression, context));
  if (value.type.kind === 'error') return;
  if (!isInteger(value.type) && value.type.kind !== 'tag') {
    context.report(node.expression, 'BT4004', displayType(value.type));
    return;
  }
  checkExhaustive(node, context);
  context.writer.open(`switch (${value.text}) {`);
  const seen = new Set<string>();
  for (const clause of node.caseBlock.clauses) translateClause(clause, context, value, seen);
  context.writer.close();
}

function translateClause(
  clause: ts.CaseOrDefaultClause,
  context: Context,
  value: Expression,
  seen: Set<string>,
): void {
  markLine(clause, context);
  const label = ts.isCaseClause(clause) ? `case ${caseLabel(clause, context, value, seen)}:` : 'default:';
  if (clause.statements.length === 0) {
    context.writer.line(label === 'default:' ? 'default: break;' : label);
    return;
  }
  context.writer.open(`${label} {`);
  const only = clause.statements[0];
  if (clause.statements.length === 1 && only !== undefined) translateBody(only, context);
  else for (const statement of clause.statements) translateClauseStatement(statement, context);
  const last = clause.statements.at(-1);
  const isLast = clause.parent.clauses.at(-1) === clause;
  if (isLast && last !== undefined && !endsControl(last)) context.writer.line('break;');
  context.writer.close();
}

/** Declarations of one case are visible in the others: in C they are not. */
function translateClauseStatement(statement: ts.Statement, context: Context): void {
  if (ts.isVariableStatement(statement)) {
    context.report(statement, 'BT4006');
    for (const declaration of statement.declarationList.declarations) nameRefused(declaration.name, context);
  } else translateStatement(statement, context);
}

function caseLabel(clause: ts.CaseClause, context: Context, value: Expression, seen: Set<string>): string {
  const label = coerce(
    context,
    clause.expression,
    translateExpression(clause.expression, context, value.type),
    value.type,
  );
  if (label.type.kind === 'error') return '0';
  const isConstant = typeof label.constant === (value.type.kind === 'tag' ? 'string' : 'bigint');
  if (!isConstant) context.report(clause.expression, 'BT4007');
  else if (seen.has(String(label.constant)))
    context.report(clause.expression, 'BT4008', String(label.constant));
  seen.add(String(label.constant));
  return label.text;
}
