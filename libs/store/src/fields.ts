import { Schema } from 'mongoose';

/**
 * A structure that is stored as it is: records, unions of objects, deep values that no query looks into.
 * The compiler accepts it for objects and lists only, never for a plain value.
 */
export const structured = Schema.Types.Mixed;

type Plain<Value> = Exclude<Value, null | undefined>;
/** Keys of every member of a union: two sets of keys mean that one field map cannot describe it. */
type IsUnion<Value, Whole = Value> = Value extends unknown
  ? [Whole] extends [Value]
    ? false
    : true
  : never;
type NestedField<Value> = string extends keyof Value
  ? typeof structured
  : true extends IsUnion<Value>
    ? typeof structured
    : NestedFields<Value> | typeof structured;
type NestedFields<Value> = { readonly [Key in keyof Value]-?: FieldOf<Value[Key]> };

/** How one value is declared: `String`, `Number`, `Boolean`, `[String]`, a nested map of these, or `structured`. */
export type FieldOf<Value> = [Plain<Value>] extends [string]
  ? StringConstructor
  : [Plain<Value>] extends [number]
    ? NumberConstructor
    : [Plain<Value>] extends [boolean]
      ? BooleanConstructor
      : [Plain<Value>] extends [readonly (infer Item)[]]
        ? readonly [FieldOf<Item>] | typeof structured
        : [Plain<Value>] extends [Date | ((...values: never[]) => unknown)]
          ? never
          : [Plain<Value>] extends [object]
            ? NestedField<Plain<Value>>
            : never;

/** Names that the store itself writes into a document. */
type Reserved = '_id' | 'version' | 'sequence' | 'ord';

/**
 * One declaration per key of the state, except `id` and `cityCode`, which every aggregate has. The compiler refuses
 * a missing, a surplus and a wrongly typed field, and a state that uses a name of the store.
 */
export type FieldsOf<State> = {
  readonly [Key in Exclude<keyof State, 'id' | 'cityCode'>]-?: Key extends Reserved
    ? never
    : FieldOf<State[Key]>;
};

/** A field map when the state is not known. */
export type AnyFields = Readonly<Record<string, unknown>>;

/** The schema type that mongoose gets: nested maps become schemas without ids of their own. */
export function schemaType(field: unknown): unknown {
  if (Array.isArray(field)) return [schemaType(field[0])];
  if (typeof field === 'function') return field;
  return new Schema(schemaFields(field as AnyFields), { _id: false, id: false, strict: 'throw' });
}

/** The field map in the form that mongoose takes. */
export function schemaFields(fields: AnyFields): Record<string, never> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { type: schemaType(field) } as never]),
  );
}
