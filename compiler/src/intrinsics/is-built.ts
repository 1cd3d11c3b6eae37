import type ts from 'typescript';
import type { Context } from '../context/context.ts';
import {
  Effect,
  ERROR_EXPRESSION,
  type Expression,
  makeExpression,
  Precedence,
} from '../context/expression.ts';
import { BOOL } from '../types/bare-type.ts';
import { literalArgument } from './arguments.ts';

/**
 * `isBuilt('feature')`: whether the program is built with the feature. The C says so by a macro, which
 * `withoutFeatures` of a build sets to 0: clang then leaves out what only the feature needs.
 */
export function isBuiltIntrinsic(node: ts.CallExpression, context: Context): Expression {
  const feature = literalArgument(node, 0, context);
  if (feature === undefined) return ERROR_EXPRESSION;
  if (!/^[a-z]\w*$/.test(feature)) {
    context.report(node.arguments[0]!, 'BT5014', feature);
    return ERROR_EXPRESSION;
  }
  const macro = featureMacro(feature);
  context.program.sections.externals.set(macro, `#ifndef ${macro}\n#define ${macro} 1\n#endif`);
  return makeExpression(`(bool)${macro}`, BOOL, Effect.None, Precedence.Unary);
}

/** The macro of the C: 0 when the program is built without the feature. */
export function featureMacro(feature: string): string {
  return `BARE_BUILT_${feature}`;
}
