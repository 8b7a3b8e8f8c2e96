import type { EventDefinition, Topic } from '@korsa/contracts';
import { jsonSchema, type JsonSchema } from './json-schema.js';

interface Description {
  readonly service: string;
  readonly version: string;
  readonly topics: readonly Topic[];
}

/** AsyncAPI 3.0 of the topics that the service publishes, derived from the contract. */
export function asyncApi({ service, version, topics }: Description): JsonSchema {
  return {
    asyncapi: '3.0.0',
    info: { title: `Korsa ${service} events`, version, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [channelOf(topic), channel(topic)])),
    operations: Object.fromEntries(
      topics.map((topic) => [`publish-${channelOf(topic)}`, operation(topic)]),
    ),
    components: { schemas: { Envelope: envelope } },
  };
}

function channelOf({ aggregate, kind }: Topic): string {
  return kind === 'state' ? `${aggregate}-state` : aggregate;
}

function channel(topic: Topic): JsonSchema {
  return {
    address: topic.name,
    messages: Object.fromEntries(
      topic.definitions.map((definition) => [definition.name, message(definition, topic)]),
    ),
    bindings: {
      kafka: {
        topic: topic.name,
        partitions: topic.partitions,
        topicConfiguration: retentionOf(topic),
        bindingVersion: '0.5.0',
      },
    },
  };
}

function retentionOf({ kind, retentionDays }: Topic): JsonSchema {
  return kind === 'state'
    ? { 'cleanup.policy': ['compact'] }
    : { 'cleanup.policy': ['delete'], 'retention.ms': retentionDays * 86_400_000 };
}

function message(definition: EventDefinition, { key }: Topic): JsonSchema {
  return {
    name: definition.type,
    title: definition.name,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/Envelope' },
    payload: jsonSchema(definition.tolerant, 'input', 'draft-07'),
    bindings: { kafka: { key: { type: 'string', description: key }, bindingVersion: '0.5.0' } },
  };
}

function operation(topic: Topic): JsonSchema {
  const channel = `#/channels/${channelOf(topic)}`;
  const { definitions } = topic;
  return {
    action: 'send',
    channel: { $ref: channel },
    messages: definitions.map(({ name }) => ({ $ref: `${channel}/messages/${name}` })),
  };
}

/** CloudEvents 1.0 in Kafka binary mode: the attributes are headers. */
const envelope: JsonSchema = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_source',
    'ce_type',
    'ce_subject',
    'ce_time',
    'ce_sequence',
    'ce_citycode',
  ],
  properties: Object.fromEntries(
    [
      'ce_specversion',
      'ce_id',
      'ce_source',
      'ce_type',
      'ce_subject',
      'ce_time',
      'ce_dataschema',
      'ce_sequence',
      'ce_citycode',
      'ce_correlationid',
      'ce_causationid',
      'ce_actor',
      'ce_dataclass',
    ].map((name) => [name, { type: 'string' }]),
  ),
};
