import type ts from 'typescript';

/**
 * A checker that remembers what it has said of a node. The translation asks for the same nodes many times,
 * and tsc works each answer out anew.
 */
export function rememberingChecker(checker: ts.TypeChecker): ts.TypeChecker {
  return {
    ...checker,
    getSymbolAtLocation: remembered(checker.getSymbolAtLocation),
    getTypeAtLocation: remembered(checker.getTypeAtLocation),
  };
}

function remembered<T>(ask: (node: ts.Node) => T): (node: ts.Node) => T {
  const answers = new Map<ts.Node, T>();
  return (node) => {
    const known = answers.get(node);
    if (known !== undefined || answers.has(node)) return known as T;
    const answer = ask(node);
    answers.set(node, answer);
    return answer;
  };
}
