import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  allTopics,
  decodeEnvelope,
  definitionOf,
  encodeEvent,
  readEvent,
  stateTopics,
  type EventDefinition,
  type WireMessage,
} from '../src/index.js';

const folder = new URL('../samples/', import.meta.url);
const definitions = [...allTopics, ...stateTopics].flatMap((topic) => topic.definitions);

function sampleOf({ topic, name, version }: EventDefinition): WireMessage {
  const file = new URL(`${topic}/${name}.v${version}.json`, folder);
  if (!existsSync(file))
    throw new Error(`${file.pathname} is missing: every event type has a committed sample.`);
  const { key, headers, value } = JSON.parse(readFileSync(file, 'utf8')) as {
    key: string;
    headers: Record<string, string>;
    value: unknown;
  };
  return { key, headers, value: JSON.stringify(value) };
}

describe.each(definitions.map((definition) => [definition.type, definition] as const))(
  '%s',
  (_, definition) => {
    it('has a sample that consumers can read', () => {
      const { type, event } = decodeEnvelope(sampleOf(definition));
      expect(definitionOf(type)).toBe(definition);
      expect(readEvent(definition, event).name).toBe(definition.name);
    });

    it('has a sample that the producer writes the same way', () => {
      const sample = sampleOf(definition);
      const encoded = encodeEvent(definition, readEvent(definition, decodeEnvelope(sample).event));
      expect(encoded.headers).toEqual(sample.headers);
      expect(JSON.parse(encoded.value ?? '')).toEqual(JSON.parse(sample.value ?? ''));
    });

    it('tolerates a field that comes later', () => {
      const sample = sampleOf(definition);
      const later = {
        ...sample,
        value: JSON.stringify({ ...JSON.parse(sample.value ?? ''), later: true }),
      };
      expect(() => readEvent(definition, decodeEnvelope(later).event)).not.toThrow();
    });

    it('declares no field that could carry a person', () => {
      const names = JSON.stringify(Object.keys(definition.schema.shape)).toLowerCase();
      expect(names).not.toMatch(/"(name|fullname|nip|nik|phone|email|birthdate|address)"/);
    });
  },
);

describe('the catalogue', () => {
  it('gives every event type its own wire name', () => {
    expect(new Set(definitions.map(({ type }) => type)).size).toBe(definitions.length);
  });

  it('knows no type of another release', () => {
    expect(
      definitionOf('id.korsa.registration.registration.participant-teleported.v9'),
    ).toBeUndefined();
  });
});
