import ts from 'typescript';
import { zeroText } from '../intrinsics/zero.ts';
import { preludeName, resolveSymbol } from '../program/prelude.ts';
import { skipParentheses } from '../program/syntax.ts';
import { INTEGERS } from '../types/integers.ts';
import { targetText } from './generics.ts';
import type { Renderer } from './renderer.ts';

/** Operations of the prelude whose result depends on the type, which JavaScript values do not carry. */
const TYPED = /^(wrapping|saturating|rotate)/;

const CHECKED = new Map([
  ['checkedAdd', 'add'],
  ['checkedSub', 'subtract'],
  ['checkedMul', 'multiply'],
]);

/** Calls of the prelude that have a check or depend on a type; all others stay as they are. */
export function renderCall(renderer: Renderer, node: ts.CallExpression): string | undefined {
  const target = targetText(renderer, node);
  if (target !== undefined) return `${target}(${argumentsText(renderer, node)})`;
  const callee = skipParentheses(node.expression);
  if (ts.isPropertyAccessExpression(callee))
    return (
      renderCharacter(renderer, node, callee) ??
      renderFields(renderer, node, callee) ??
      renderAtomicAdd(renderer, node, callee) ??
      renderCoreNumber(renderer, node, callee)
    );
  if (!ts.isIdentifier(callee)) return undefined;
  const prelude = preludeName(resolveSymbol(renderer.program.checker, callee));
  if (prelude === undefined || prelude.unsafe) return undefined;
  const { name } = prelude;
  const list = argumentsText(renderer, node);
  if (Object.hasOwn(INTEGERS, name))
    return `$.${name}.convert(${list}, ${renderer.check(node, 'conversion')})`;
  if (name === 'slice') return `$.slice(${list}, ${renderer.check(node, 'index')})`;
  if (name === 'assert')
    return `$.assert(${renderer.renderFull(node.arguments[0]!)}, ${renderer.check(node, 'assert')})`;
  if (name === 'panic') return `$.fail(${renderer.check(node, 'panic')}, 'panic')`;
  const typing = renderer.typing(node);
  const type = typing?.type;
  if (name === 'numberOf') return String(typing?.constant);
  if (name === 'zeroOf' && type !== undefined) return zeroText(renderer.program, type);
  const checked = CHECKED.get(name);
  if (checked !== undefined && type?.kind === 'integer')
    return `$.${type.name}.${checked}(${list}, ${renderer.check(node, 'overflow')})`;
  if (TYPED.test(name) && type?.kind === 'integer') return `${callee.text}(${list}, '${type.name}')`;
  return undefined;
}

/** `counter.add(1)` of an `Atomic`, which wraps in its own width. */
function renderAtomicAdd(
  renderer: Renderer,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): string | undefined {
  const type = renderer.typing(callee.expression)?.type;
  if (callee.name.text !== 'add' || type?.kind !== 'atomic' || type.element.kind !== 'integer')
    return undefined;
  return `${renderer.render(callee)}(${argumentsText(renderer, node)}, '${type.element.name}')`;
}

/** `cpus.of(core)` of a `PerCpu` and `pool.of(index)`, with the number of its check. */
function renderCoreNumber(
  renderer: Renderer,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): string | undefined {
  const type = renderer.typing(callee.expression)?.type;
  if (callee.name.text !== 'of' || (type?.kind !== 'perCpu' && type?.kind !== 'pool')) return undefined;
  const cores =
    type.kind === 'pool'
      ? `${renderer.render(callee.expression)}.count()`
      : (renderer.program.perCpu[0]?.cores ?? 0n);
  const core = `$.below(${argumentsText(renderer, node)}, ${cores}, ${renderer.check(node, 'index')})`;
  return `${renderer.render(callee)}(${core})`;
}

/** The arguments without a comma after the last. */
function argumentsText(renderer: Renderer, node: ts.CallExpression): string {
  return node.arguments.map((argument) => renderer.renderFull(argument)).join(',');
}

/** `text.charCodeAt(i)`, of which JavaScript makes NaN beyond the end. */
function renderCharacter(
  renderer: Renderer,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): string | undefined {
  if (callee.name.text !== 'charCodeAt') return undefined;
  if (renderer.typing(callee.expression)?.type.kind !== 'string') return undefined;
  const id = renderer.check(node, 'index');
  return `$.character(${renderer.render(callee.expression)},${argumentsText(renderer, node)}, ${id})`;
}

/** `Name.of({ … })` and `Name.with(value, { … })`, with the check of each field's value. */
function renderFields(
  renderer: Renderer,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): string | undefined {
  if (renderer.typing(callee.expression)?.type.kind !== 'bitFields') return undefined;
  const list = node.arguments.at(-1);
  if (list === undefined || !ts.isObjectLiteralExpression(list)) return undefined;
  const numbers = list.properties.map((p) => `${p.name?.getText()}: ${renderer.check(p, 'conversion')}`);
  const fail = `(field) => $.fail({ ${numbers.join(', ')} }[field], 'conversion')`;
  return `${renderer.render(callee)}(${argumentsText(renderer, node)}, ${fail})`;
}
