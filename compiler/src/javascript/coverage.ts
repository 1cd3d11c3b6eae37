import ts from 'typescript';

/** Where a statement stands: its first and last line, from 1. */
export interface StatementLines {
  readonly first: number;
  readonly last: number;
}

/**
 * The statements inside functions: what coverage counts. Declarations outside functions are constants and
 * layouts, blocks are the statements in them, and a jump belongs to what it ends.
 */
export function statementsOf(file: ts.SourceFile): StatementLines[] {
  const found: StatementLines[] = [];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node, inFunction: boolean): void => {
    if (inFunction && isCounted(node))
      found.push({ first: lineOf(node.getStart(file)), last: lineOf(node.end) });
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  };
  visit(file, false);
  return found;
}

function isCounted(node: ts.Node): node is ts.Statement {
  if (!ts.isStatement(node) || ts.isFunctionDeclaration(node)) return false;
  return !ts.isBlock(node) && !ts.isBreakStatement(node) && !ts.isContinueStatement(node);
}

/** The global object that counts: by file, the lines whose statements ran. */
export const COUNTERS = '$executedLines';

/** Puts a count in front of every statement in a function. */
export function countingStatements(file: string): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (source) => {
    const { factory } = context;
    const count = (statement: ts.Statement): ts.Statement => {
      const line = source.getLineAndCharacterOfPosition(statement.getStart(source)).line + 1;
      const global = factory.createPropertyAccessExpression(factory.createIdentifier('globalThis'), COUNTERS);
      const lines = factory.createElementAccessExpression(global, factory.createStringLiteral(file));
      const add = factory.createPropertyAccessExpression(lines, 'add');
      return factory.createExpressionStatement(
        factory.createCallExpression(add, undefined, [factory.createNumericLiteral(line)]),
      );
    };
    const withCounts = (statements: readonly ts.Statement[]): ts.Statement[] =>
      statements.flatMap((statement) => {
        const original = ts.getOriginalNode(statement) as ts.Statement;
        return isCounted(original) ? [count(original), statement] : [statement];
      });
    /** The body of an `if` or a loop that has no braces. */
    const embedded = (statement: ts.Statement): ts.Statement =>
      ts.isBlock(statement) ? statement : factory.createBlock(withCounts([statement]));
    const visit = (node: ts.Node): ts.Node => {
      const visited = ts.visitEachChild(node, visit, context);
      if (ts.isBlock(visited)) return factory.updateBlock(visited, withCounts(visited.statements));
      if (ts.isCaseClause(visited))
        return factory.updateCaseClause(visited, visited.expression, withCounts(visited.statements));
      if (ts.isDefaultClause(visited))
        return factory.updateDefaultClause(visited, withCounts(visited.statements));
      if (ts.isIfStatement(visited)) {
        const otherwise = visited.elseStatement && embedded(visited.elseStatement);
        return factory.updateIfStatement(
          visited,
          visited.expression,
          embedded(visited.thenStatement),
          otherwise,
        );
      }
      if (ts.isWhileStatement(visited))
        return factory.updateWhileStatement(visited, visited.expression, embedded(visited.statement));
      if (ts.isForStatement(visited)) {
        const { initializer, condition, incrementor } = visited;
        return factory.updateForStatement(
          visited,
          initializer,
          condition,
          incrementor,
          embedded(visited.statement),
        );
      }
      if (ts.isForOfStatement(visited)) {
        const { awaitModifier, initializer, expression } = visited;
        return factory.updateForOfStatement(
          visited,
          awaitModifier,
          initializer,
          expression,
          embedded(visited.statement),
        );
      }
      return visited;
    };
    return ts.visitEachChild(source, visit, context);
  };
}
