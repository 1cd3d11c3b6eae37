import ts from 'typescript';
import type { ProgramContext } from './context/program-context.ts';
import { memberValue } from './declarations/enums.ts';
import { moduleValue } from './declarations/module-value.ts';
import { annotation } from './program/annotations.ts';
import { defineType } from './types/define.ts';
import { fieldLayouts, layoutOf } from './types/layout.ts';
import { nameClass } from './types/resolve.ts';

/** `layout.h`: what is marked `@layout` (classes, enums, integer constants), for assembly. */
export function layoutHeader(program: ProgramContext): string {
  const defined = new Map<string, string>();
  const define = (node: ts.Node, name: string, value: string | number | bigint): void => {
    if (defined.has(name)) program.report(node, 'BT6003', name);
    defined.set(name, `#define ${name} ${value}`);
  };
  for (const file of program.modules)
    for (const statement of file.statements)
      if (annotation(statement, 'layout') !== undefined) describe(program, statement, define);
  const guard = 'BARE_LAYOUT_H';
  return [`#ifndef ${guard}`, `#define ${guard}`, ...defined.values(), '#endif', ''].join('\n');
}

type Define = (node: ts.Node, name: string, value: string | number | bigint) => void;

function describe(program: ProgramContext, statement: ts.Statement, define: Define): void {
  if (ts.isClassDeclaration(statement) && statement.typeParameters === undefined)
    describeClass(program, statement, define);
  else if (ts.isEnumDeclaration(statement)) describeEnum(program, statement, define);
  else if (ts.isVariableStatement(statement)) describeConstants(program, statement, define);
  else program.report(statement, 'BT1022');
}

function describeEnum(program: ProgramContext, node: ts.EnumDeclaration, define: Define): void {
  for (const member of node.members) {
    const symbol = program.checker.getSymbolAtLocation(member.name);
    const value = symbol && memberValue(program, symbol, member, member).constant;
    if (typeof value === 'bigint') define(member, `${node.name.text}_${member.name.getText()}`, value);
  }
}

function describeConstants(program: ProgramContext, node: ts.VariableStatement, define: Define): void {
  for (const declaration of node.declarationList.declarations) {
    const symbol = program.checker.getSymbolAtLocation(declaration.name);
    const value = symbol && moduleValue(program, symbol, declaration);
    if (typeof value?.constant === 'bigint') define(declaration, declaration.name.getText(), value.constant);
    else program.report(declaration, 'BT1022');
  }
}

function describeClass(program: ProgramContext, node: ts.ClassDeclaration, define: Define): void {
  const symbol = node.name && program.checker.getSymbolAtLocation(node.name);
  if (symbol === undefined) return;
  const type = nameClass(program, symbol, node);
  defineType(program, type);
  if (program.diagnostics.length > 0) return;
  for (const field of fieldLayouts(program, type))
    define(node, `${type.name}_${field.name}`, field.offsetBytes);
  define(node, `${type.name}_SIZE`, layoutOf(program, type).sizeBytes);
}
