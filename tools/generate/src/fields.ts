/** The part of JSON Schema that zod writes and our documents show. */
export interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** A type in few words: `uuid`, `integer`, `on-time | late`, `{ unitCode, ikm }[]`. */
export function typeName(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map(String).join(' / ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeName))].join(' or ');
  if (schema.type === 'array') return `${typeName(schema.items ?? {})}[]`;
  if (schema.type === 'object')
    return schema.properties ? `{ ${fieldNames(schema).join(', ')} }` : 'map';
  return schema.format ?? schema.type ?? 'any';
}

/** The fields of an object, optional ones marked with `?`. */
export function fieldNames({ properties = {}, required = [] }: JsonSchema): string[] {
  return Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
}

/** `retreatId uuid · reason? string` */
export function fieldList(schema: JsonSchema): string {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties)
    .map(([name, field]) => `${name}${required.includes(name) ? '' : '?'} *${typeName(field)}*`)
    .join(' · ');
}
