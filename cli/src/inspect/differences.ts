import type { Value } from './values.ts';

/** One place where two images differ; absent on the side that does not have it. */
export interface Difference {
  readonly path: string;
  readonly before?: Value;
  readonly after?: Value;
}

/** Every place where the two differ, the deepest that both have. */
export function differences(before: Value | undefined, after: Value | undefined, path = ''): Difference[] {
  if (isPart(before) && isPart(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differences(memberOf(before, name), memberOf(after, name), join(path, name)),
    );
  }
  if (before === after) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function isPart(value: Value | undefined): value is Exclude<Value, string | number | boolean> {
  return typeof value === 'object';
}

function memberOf(part: Exclude<Value, string | number | boolean>, name: string): Value | undefined {
  return (part as Record<string, Value>)[name];
}

function join(path: string, name: string): string {
  if (/^\d+$/.test(name)) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}
