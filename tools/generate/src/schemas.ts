import { isCompatible } from './compatibility.js';
import { z } from 'zod';
import { allTopics, kebabCase, stateTopics, type EventDefinition } from '@korsa/contracts';
import type { GeneratedDocument } from './documents.js';

/** The released JSON Schema (2020-12) of every event type: what downstream systems build on. */
export function releasedSchemas(): GeneratedDocument[] {
  return [...allTopics, ...stateTopics].flatMap(({ definitions }) =>
    definitions.map((definition) => ({
      path: schemaPath(definition),
      content: `${JSON.stringify(schemaOf(definition), null, 2)}\n`,
      refusal: (committed: string) => incompatibility(definition, committed),
    })),
  );
}

export function schemaPath({ owner, aggregate, name, version }: EventDefinition): string {
  return `libs/contracts/released/${owner}/${aggregate}/${kebabCase(name)}.v${version}.json`;
}

/** `io: 'input'`, because the output form closes the objects: consumers must tolerate fields that come later. */
function schemaOf({ dataschema, name, tolerant }: EventDefinition): object {
  return { ...z.toJSONSchema(tolerant, { io: 'input' }), $id: dataschema, title: name };
}

/**
 * A released schema may only change so that an old consumer reads the new event and a new consumer every old
 * event: logs are replayed. Anything else is a new version of the event.
 */
export function incompatibility(
  definition: EventDefinition,
  committed: string,
): string | undefined {
  if (committed === '') return undefined;
  const next = JSON.stringify(schemaOf(definition));
  if (isCompatible(committed, next)) return undefined;
  return `${schemaPath(definition)}: the change breaks old consumers or old events; declare ${definition.name} as version ${definition.version + 1}`;
}
