/** Where literals and calls have their members. */
import type ts from 'typescript';
import { parser } from './typescript.ts';
import { returnsOf, type Value, type Values } from './values.ts';

export interface Member {
  /** The property or element as it is written. */
  readonly at: ts.Node;
  readonly value: Value;
}

/** The members of a name or number; the last of an object counts, as when it is evaluated. */
export function membersOf(value: Value, key: string, values: Values): Member[] {
  const { node, parameters } = value;
  if (parser.isObjectLiteralExpression(node)) return propertiesOf(node, key, parameters, values);
  if (parser.isArrayLiteralExpression(node)) return elementsOf(node, Number(key), parameters, values);
  return parser.isCallExpression(node) ? resultsOf(node, key, parameters, values) : [];
}

function propertiesOf(
  node: ts.ObjectLiteralExpression,
  key: string,
  parameters: Value['parameters'],
  values: Values,
): Member[] {
  for (const property of [...node.properties].reverse()) {
    if (parser.isSpreadAssignment(property)) {
      const found = values.members({ node: property.expression, parameters }, key);
      if (found.length > 0) return found;
    } else if (property.name && nameOf(property.name) === key) {
      if (parser.isPropertyAssignment(property)) {
        return [{ at: property, value: { node: property.initializer, parameters } }];
      }
      if (parser.isShorthandPropertyAssignment(property)) {
        return [{ at: property, value: { node: property.name, parameters } }];
      }
    }
  }
  return [];
}

function nameOf(name: ts.PropertyName): string | undefined {
  if (parser.isComputedPropertyName(name)) {
    return parser.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
  }
  return parser.isNumericLiteral(name) ? String(Number(name.text.replaceAll('_', ''))) : name.text;
}

function elementsOf(
  node: ts.ArrayLiteralExpression,
  index: number,
  parameters: Value['parameters'],
  values: Values,
): Member[] {
  let position = 0;
  for (const element of node.elements) {
    if (!parser.isSpreadElement(element)) {
      if (position === index) return [{ at: element, value: { node: element, parameters } }];
      position++;
      continue;
    }
    const [literal] = values.ends({ node: element.expression, parameters });
    if (!literal || !parser.isArrayLiteralExpression(literal.node)) return [];
    const { length } = literal.node.elements;
    if (index < position + length) return membersOf(literal, String(index - position), values);
    position += length;
  }
  return [];
}

/**
 * What a function that is not the user's own makes of its arguments: `map` and its like return what their function
 * does, `Object.fromEntries` its pairs, and the others (`linux({…})`, `qemuVirt({…})`) fields of their names.
 */
function resultsOf(
  node: ts.CallExpression,
  key: string,
  parameters: Value['parameters'],
  values: Values,
): Member[] {
  const name = parser.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
  if (name === 'fromEntries') return entriesOf(node, key, parameters, values);
  if (name === 'map' || name === 'flatMap' || name === 'from') {
    return computed(node, parameters, values).map((value) => ({ at: value.node, value }));
  }
  return node.arguments.flatMap((argument) => values.members({ node: argument, parameters }, key));
}

/** What the function that is given to a call returns. */
function computed(node: ts.CallExpression, parameters: Value['parameters'], values: Values): Value[] {
  return node.arguments.flatMap((argument) => {
    const given = values.functionOf(argument, parameters);
    return given ? returnsOf(given.node, given.parameters) : [];
  });
}

function entriesOf(
  node: ts.CallExpression,
  key: string,
  parameters: Value['parameters'],
  values: Values,
): Member[] {
  const pairs = node.arguments
    .flatMap((argument) => values.ends({ node: argument, parameters }))
    .flatMap((end) => {
      if (parser.isCallExpression(end.node)) return computed(end.node, end.parameters, values);
      if (!parser.isArrayLiteralExpression(end.node)) return [];
      return end.node.elements.map((element) => ({ node: element, parameters: end.parameters }));
    });
  const found = pairs.flatMap((pair) => {
    const [name] = values.members(pair, '0');
    const [value] = values.members(pair, '1');
    const literal = name && parser.isStringLiteralLike(name.value.node) ? name.value.node.text : undefined;
    return value && (literal === undefined || literal === key) ? [value] : [];
  });
  return found.slice(0, 1);
}
