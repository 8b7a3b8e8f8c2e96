import { globSync } from 'node:fs';
import { isCompatible } from './compatibility.js';
import { z } from 'zod';
import { allTopics, kebabCase, stateTopics, type EventDefinition } from '@korsa/contracts';
import type { GeneratedDocument } from './documents.js';

const declared = [...allTopics, ...stateTopics].flatMap(({ definitions }) => definitions);

/** The released JSON Schema (2020-12) of every event type: what downstream systems build on. */
export function releasedSchemas(): GeneratedDocument[] {
  return declared.map((definition) => ({
    path: schemaPath(definition),
    content: `${JSON.stringify(schemaOf(definition), null, 2)}\n`,
    refusal: (committed: string) => incompatibility(definition, committed),
  }));
}

/**
 * A released event type stays declared as long as a log may hold its events: a consumer skips what it does not know.
 * Names every committed schema and sample that no definition stands for, and says what to do.
 */
export function withdrawals(
  root: string,
  definitions: readonly EventDefinition[] = declared,
): string[] {
  const known = new Set(definitions.flatMap((one) => [schemaPath(one), samplePath(one)]));
  return globSync('libs/contracts/{released,samples}/**/*.json', { cwd: root })
    .filter((file) => !known.has(file))
    .sort()
    .map(
      (file) =>
        `${file}: no event is declared for it any more, and its events would be skipped where they are read again; declare it again (a new version stands beside it, under another name), or remove the file once no topic holds such an event`,
    );
}

export function schemaPath({ owner, aggregate, name, version }: EventDefinition): string {
  return `libs/contracts/released/${owner}/${aggregate}/${kebabCase(name)}.v${version}.json`;
}

function samplePath({ topic, name, version }: EventDefinition): string {
  return `libs/contracts/samples/${topic}/${name}.v${version}.json`;
}

/** `io: 'input'`, because the output form closes the objects: consumers must tolerate fields that come later. */
function schemaOf({ dataschema, name, tolerant }: EventDefinition): object {
  return { ...z.toJSONSchema(tolerant, { io: 'input' }), $id: dataschema, title: name };
}

/**
 * A released schema may only change so that an old consumer reads the new event and a new consumer every old
 * event: logs are replayed. Anything else is a new version, declared beside the old one.
 */
export function incompatibility(
  definition: EventDefinition,
  committed: string,
): string | undefined {
  if (committed === '') return undefined;
  const next = JSON.stringify(schemaOf(definition));
  if (isCompatible(committed, next)) return undefined;
  return `${schemaPath(definition)}: the change breaks old consumers or old events; leave ${definition.name} as it is and declare version ${definition.version + 1} beside it, under another name`;
}
