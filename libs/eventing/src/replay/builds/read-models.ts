import { DomainError } from '@korsa/domain';
import { areaGuard, readOnly } from '@korsa/store';
import { Schema, type Connection, type Model } from 'mongoose';
import type { DocumentState, Projection } from '../projection/projection.js';
import type { ModelDocument } from '../projection/model-document.js';
import { ModelVersions, type ModelAlias } from './model-versions.js';

/** No version of this revision of the read model was switched to. */
export class ReadModelNotBuilt extends DomainError {
  readonly code = 'read-model-not-built';
  readonly kind = 'unavailable';

  constructor(model: string, revision: number) {
    super(`The read model ${model} is not built for this release (revision ${revision}) yet.`);
  }
}

/** The version of a read model that answers now. */
export interface CurrentModel<State extends DocumentState> {
  readonly version: number;
  /** For queries only; sees the cities of the current cause and nothing else. */
  readonly documents: Model<ModelDocument<State>>;
}

const lookAgainAfterMs = 1_000;

/** Finds the version of a read model that queries are answered from. A switch is seen within a second. */
export class ReadModels {
  private readonly versions: ModelVersions;
  private readonly known = new Map<string, { alias: ModelAlias; at: number }>();

  constructor(private readonly connection: Connection) {
    this.versions = new ModelVersions(connection);
  }

  /** Throws ReadModelNotBuilt. */
  async of<State extends DocumentState>(
    projection: Projection<State>,
  ): Promise<CurrentModel<State>> {
    const { version, collection } = await this.aliasOf(projection);
    return { version, documents: this.modelOf(collection) };
  }

  private async aliasOf(projection: Projection): Promise<ModelAlias> {
    const { name, revision } = projection;
    const key = `${name}/${revision}`;
    const known = this.known.get(key);
    if (known && performance.now() - known.at < lookAgainAfterMs) return known.alias;
    const at = performance.now();
    const alias = await this.versions.aliasOf(projection);
    if (!alias) throw new ReadModelNotBuilt(name, revision);
    this.known.set(key, { alias, at });
    return alias;
  }

  private modelOf<State extends DocumentState>(collection: string): Model<ModelDocument<State>> {
    const model =
      this.connection.models[collection] ??
      this.connection.model(collection, schemaOf(collection), collection);
    return model as unknown as Model<ModelDocument<State>>;
  }
}

function schemaOf(name: string): Schema {
  const { Mixed } = Schema.Types;
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      cityCode: { type: String, required: true },
      marks: Mixed,
      held: Mixed,
      state: Mixed,
    },
    { strict: 'throw', strictQuery: 'throw', versionKey: false, id: false },
  );
  readOnly(schema, `${name} is changed by events only.`);
  schema.plugin(areaGuard);
  return schema.set('autoCreate', false).set('autoIndex', false);
}
