import ts from 'typescript';

/** Whether a C compiler sees, without knowing any values, that control does not pass the statement. */
export function endsControl(node: ts.Statement): boolean {
  if (ts.isBlock(node)) {
    const last = node.statements.at(-1);
    return last !== undefined && endsControl(last);
  }
  if (ts.isReturnStatement(node) || ts.isBreakStatement(node) || ts.isContinueStatement(node)) return true;
  if (ts.isIfStatement(node))
    return (
      node.elseStatement !== undefined && endsControl(node.thenStatement) && endsControl(node.elseStatement)
    );
  return false;
}
