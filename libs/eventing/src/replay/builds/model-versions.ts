import type { Collection, Connection } from 'mongoose';
import type { Projection } from '../projection/projection.js';

/** How far a rebuild has read a partition: the next offset. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
}

/** One version of a read model: a collection, and the group that fills it. */
export interface ModelVersion {
  /** The collection: `<model>_v<version>`. */
  readonly _id: string;
  readonly model: string;
  readonly version: number;
  readonly revision: number;
  /** `clearing`: begun to be emptied, so it must be emptied again. `complete`: it has once caught up. */
  readonly state: 'clearing' | 'building' | 'complete';
  readonly positions: readonly Position[];
  readonly startedAt: Date;
  readonly completedAt?: Date;
}

/** Which version of a read model answers queries of one revision of the code. */
export interface ModelAlias {
  /** `<model>/<revision>` */
  readonly _id: string;
  readonly model: string;
  readonly revision: number;
  readonly version: number;
  readonly collection: string;
  readonly switchedAt: Date;
  /** Who switched: a person, or `first start`. */
  readonly by: string;
}

const durable = { writeConcern: { w: 'majority', journal: true } } as const;

export function collectionOf(model: string, version: number): string {
  return `${model}_v${version}`;
}

export function groupOf(service: string, model: string, version: number): string {
  return `korsa.${service}.${model}.v${version}`;
}

/** The versions of the read models of a service: `read_model_versions`, and `read_models`, which says what counts. */
export class ModelVersions {
  readonly versions: Collection<ModelVersion>;
  private readonly aliases: Collection<ModelAlias>;

  constructor(connection: Connection) {
    this.versions = connection.collection<ModelVersion>('read_model_versions');
    this.aliases = connection.collection<ModelAlias>('read_models');
  }

  /** The alias of this revision of the model, null when no version was switched to. */
  async aliasOf({ name, revision }: Pick<Projection, 'name' | 'revision'>) {
    return this.aliases.findOne({ _id: `${name}/${revision}` }, majority);
  }

  async aliasesOf(model: string): Promise<ModelAlias[]> {
    return this.aliases.find({ model }, majority).sort({ revision: 1 }).toArray();
  }

  /** All versions, oldest first. */
  async of(model: string): Promise<ModelVersion[]> {
    return this.versions.find({ model }, majority).sort({ version: 1 }).toArray();
  }

  /** Makes a version known; one that is known already is left as it is. */
  async add({ name: model, revision }: Projection, version: number): Promise<void> {
    const fresh: Omit<ModelVersion, '_id'> = {
      model,
      version,
      revision,
      state: 'building',
      positions: [],
      startedAt: new Date(),
    };
    const _id = collectionOf(model, version);
    await this.versions.updateOne({ _id }, { $setOnInsert: fresh }, { ...durable, upsert: true });
  }

  async mark(_id: string, state: ModelVersion['state'], more: Partial<ModelVersion> = {}) {
    await this.versions.updateOne({ _id }, { $set: { state, ...more } }, durable);
  }

  /** Lets queries of the revision be answered from this version: one document, so at one instant for everybody. */
  async switchTo({ model, revision, version }: ModelVersion, by: string): Promise<void> {
    const alias = { model, revision, version, collection: collectionOf(model, version), by };
    await this.aliases.updateOne(
      { _id: `${model}/${revision}` },
      [{ $set: { ...literal(alias), switchedAt: '$$NOW' } }],
      { ...durable, upsert: true },
    );
  }

  /** As `switchTo`, unless the revision has an alias already. */
  async switchFirst({ name: model, revision }: Projection, version: number): Promise<void> {
    const collection = collectionOf(model, version);
    const first = { model, revision, version, collection, switchedAt: new Date() };
    await this.aliases.updateOne(
      { _id: `${model}/${revision}` },
      { $setOnInsert: { ...first, by: 'first start' } },
      { ...durable, upsert: true },
    );
  }

  async forgetAlias({ _id }: ModelAlias): Promise<void> {
    await this.aliases.deleteOne({ _id }, durable);
  }

  async remove(_id: string): Promise<void> {
    await this.versions.deleteOne({ _id }, durable);
  }
}

const majority = { readConcern: { level: 'majority' } } as const;

/** Values of an update pipeline that are no expressions. */
function literal(values: Readonly<Record<string, string | number>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { $literal: value }]),
  );
}
