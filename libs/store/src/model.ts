import { Schema, type Connection, type Model } from 'mongoose';
import type { AggregateState } from '@korsa/domain';
import type { AggregateDefinition, AnyDefinition, StoredState } from './aggregate-definition.js';
import { areaGuard } from './area-guard.js';
import { schemaFields } from './fields.js';
import { readOnly } from './read-only.js';

/** The mongoose model of an aggregate on this connection: for queries only, limited to the caller's area. */
export function modelOf<S extends AggregateState>(
  connection: Connection,
  definition: AggregateDefinition<S>,
): Model<StoredState<S>> {
  const known = connection.models[definition.name];
  const model =
    known ?? connection.model(definition.name, schemaOf(definition), definition.collection);
  return model as unknown as Model<StoredState<S>>;
}

function schemaOf(definition: AnyDefinition): Schema {
  const schema = new Schema(
    {
      ...schemaFields(definition.fields),
      _id: { type: String, required: true },
      cityCode: { type: String, required: true },
      version: { type: Number, required: true },
      sequence: { type: Number, required: true },
      ord: { type: Number, required: true },
    },
    {
      strict: 'throw',
      strictQuery: 'throw',
      versionKey: false,
      id: false,
      minimize: false,
      autoCreate: false,
      autoIndex: false,
    },
  );
  // A write beside the store would change state without version and event.
  readOnly(schema, `A ${definition.name} is changed through its aggregate store only.`);
  schema.plugin(areaGuard);
  if (definition.readOften) schema.index({ ord: 1, _id: 1 });
  for (const { keys, unique, where } of definition.indexes ?? []) {
    schema.index(keys as Record<string, 1 | -1>, {
      ...(unique && { unique }),
      ...(where && { partialFilterExpression: where }),
    });
  }
  return schema;
}
