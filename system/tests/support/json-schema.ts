/** As much of JSON Schema 2020-12 as the schema of systems uses; another word is an error. */
type Schema = Readonly<Record<string, unknown>>;

const ANNOTATIONS = ['$schema', 'title', '$defs'];

/** Whether a JSON value is valid. */
export function isValid(value: unknown, schema: Schema, root: Schema = schema): boolean {
  return Object.entries(schema).every(([word, argument]) => {
    const all = (schemas: unknown) => (schemas as Schema[]).filter((one) => isValid(value, one, root)).length;
    switch (word) {
      case '$ref':
        return isValid(value, refer(String(argument), root), root);
      case 'const':
        return value === argument;
      case 'enum':
        return (argument as unknown[]).includes(value);
      case 'anyOf':
        return all(argument) > 0;
      case 'oneOf':
        return all(argument) === 1;
      case 'type':
        return [argument].flat().some((type) => isOfType(value, String(type)));
      case 'maximum':
        return typeof value !== 'number' || value <= Number(argument);
      case 'minimum':
        return typeof value !== 'number' || value >= Number(argument);
      case 'minLength':
        return typeof value !== 'string' || value.length >= Number(argument);
      case 'minItems':
        return !Array.isArray(value) || value.length >= Number(argument);
      case 'maxItems':
        return !Array.isArray(value) || value.length <= Number(argument);
      case 'pattern':
        return typeof value !== 'string' || new RegExp(String(argument)).test(value);
      case 'items':
        return !Array.isArray(value) || value.every((item) => isValid(item, argument as Schema, root));
      case 'required':
        return !isObject(value) || (argument as string[]).every((name) => Object.hasOwn(value, name));
      case 'properties':
      case 'additionalProperties':
        return !isObject(value) || areProperties(value, word, schema, root);
      default:
        if (ANNOTATIONS.includes(word)) return true;
        throw new Error(`unknown word ${word}`);
    }
  });
}

function areProperties(value: Record<string, unknown>, word: string, schema: Schema, root: Schema): boolean {
  const named = (schema.properties ?? {}) as Record<string, Schema>;
  return Object.entries(value).every(([name, child]) => {
    const isNamed = Object.hasOwn(named, name);
    if (word === 'properties') return !isNamed || isValid(child, named[name]!, root);
    const others = schema.additionalProperties;
    return isNamed || (others !== false && isValid(child, others as Schema, root));
  });
}

function refer(path: string, root: Schema): Schema {
  const steps = path.slice(2).split('/');
  return steps.reduce<Schema>((schema, step) => schema[step] as Schema, root);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
