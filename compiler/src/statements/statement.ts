import ts from 'typescript';
import type { Context } from '../context/context.ts';
import { translateBlock } from './block.ts';
import { translateExpressionStatement } from './expression-statement.ts';
import { translateFor } from './for.ts';
import { translateForOf } from './for-of.ts';
import { translateIf } from './if.ts';
import { translateBreak, translateContinue, translateReturn } from './jumps.ts';
import { translateDo, translateWhile } from './loops.ts';
import { translateSwitch } from './switch.ts';
import { translateVariables } from './variables.ts';

export type StatementVisitor<N extends ts.Node = ts.Node> = (node: N, context: Context) => void;

const visitors = new Map<ts.SyntaxKind, StatementVisitor>();
function register<N extends ts.Node>(kind: ts.SyntaxKind, visitor: StatementVisitor<N>): void {
  visitors.set(kind, visitor as StatementVisitor);
}

register(ts.SyntaxKind.Block, translateBlock);
register(ts.SyntaxKind.VariableStatement, translateVariables);
register(ts.SyntaxKind.ExpressionStatement, translateExpressionStatement);
register(ts.SyntaxKind.IfStatement, translateIf);
register(ts.SyntaxKind.WhileStatement, translateWhile);
register(ts.SyntaxKind.DoStatement, translateDo);
register(ts.SyntaxKind.ForStatement, translateFor);
register(ts.SyntaxKind.ForOfStatement, translateForOf);
register(ts.SyntaxKind.SwitchStatement, translateSwitch);
register(ts.SyntaxKind.ReturnStatement, translateReturn);
register(ts.SyntaxKind.BreakStatement, translateBreak);
register(ts.SyntaxKind.ContinueStatement, translateContinue);
register(ts.SyntaxKind.EmptyStatement, () => {});

/** What to write instead of statements that the language leaves out. */
const refused = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.ThrowStatement, '`throw`; return a result that says so, or `panic`'],
  [ts.SyntaxKind.TryStatement, '`try`; functions return their errors'],
  [ts.SyntaxKind.ForInStatement, '`for…in`; use `for…of` or an index'],
  [ts.SyntaxKind.LabeledStatement, 'labels; put the loop into a function and return'],
  [ts.SyntaxKind.FunctionDeclaration, 'nested functions; declare it at module level'],
  [ts.SyntaxKind.ClassDeclaration, 'nested classes; declare it at module level'],
  [ts.SyntaxKind.DebuggerStatement, '`debugger`; set a breakpoint'],
]);

/** Translates any statement into the function that is being written. */
export function translateStatement(node: ts.Statement, context: Context): void {
  const visitor = visitors.get(node.kind);
  if (visitor === undefined) {
    context.report(node, 'BT4001', refused.get(node.kind) ?? `\`${ts.SyntaxKind[node.kind]}\``);
    return;
  }
  visitor(node, context);
}

/** The line on which a node starts; for `#line`. */
export function markLine(node: ts.Node, context: Context): void {
  const file = node.getSourceFile();
  context.writer.at(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
}

/** The statements of a body, without braces of their own. */
export function translateBody(node: ts.Statement, context: Context): void {
  const statements = ts.isBlock(node) ? node.statements : [node];
  for (const statement of statements) translateStatement(statement, context);
}
