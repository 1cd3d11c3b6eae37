import ts from 'typescript';
import { skipParentheses } from '../program/syntax.ts';
import type { Renderer } from './renderer.ts';

/**
 * The first instance of a generic declaration stands where the declaration stands, under its name. The
 * others follow on the line where it ends: properties of the function or class, further methods of a class.
 */
export function renderGeneric(
  renderer: Renderer,
  node: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ClassDeclaration,
  render: (start: number) => string,
): string | undefined {
  const [first, ...others] = renderer.program.uses.of(node, renderer.instance);
  if (first === undefined || node.name === undefined) return undefined;
  const name = node.name.getText();
  const copies = others.map(({ instance, cName }) => {
    const text = renderer.inCopy(instance, () => render(startOf(node)));
    if (ts.isMethodDeclaration(node))
      return onOneLine(`class X { $${cName}${text} }`).slice('class X {'.length, -1);
    const keyword = ts.isClassDeclaration(node) ? 'class ' : 'function ';
    return onOneLine(`${name}.$${cName} = ${keyword}${text};`);
  });
  const own = renderer.inInstance(first.instance, () => render(node.getStart()));
  return [own, ...copies].join(' ');
}

/** Where the parameters of a function or the body of a class begin: a copy has no name of its own. */
function startOf(node: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ClassDeclaration): number {
  return (ts.isClassDeclaration(node) ? node.members.pos : node.parameters.pos) - 1;
}

/** The text without its comments and line ends: lines after it stay where they are. */
function onOneLine(text: string): string {
  const file = ts.createSourceFile('copy.ts', text, ts.ScriptTarget.ES2023);
  return ts
    .createPrinter({ removeComments: true })
    .printFile(file)
    .trim()
    .replace(/\s*\n\s*/g, ' ');
}

/** `new Ring.$m_Ring_u8_4()` of an instance that has a name of its own. */
export function renderNew(renderer: Renderer, node: ts.NewExpression): string | undefined {
  const target = renderer.instance.targets.get(node);
  return target === undefined ? undefined : `new ${renderer.render(node.expression)}.${target}()`;
}

/** The function that a call of an instance names; undefined for that of the declaration's own name. */
export function targetText(renderer: Renderer, node: ts.CallExpression): string | undefined {
  const target = renderer.instance.targets.get(node);
  if (target === undefined) return undefined;
  const callee = skipParentheses(node.expression);
  const object = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return `${renderer.render(object)}.${target}`;
}
