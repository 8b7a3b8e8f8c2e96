import type { EventDefinition, Topic, WireMessage } from '@korsa/contracts';
import { sampleMessage } from './samples.js';

/** A record as an outbox holds it or a topic gives it. */
export type Emitted = Pick<WireMessage, 'headers' | 'value'>;

/**
 * How records that a producer emitted differ in shape from the committed samples of their types: fields at any depth,
 * kinds of values, names of headers, and the headers that are alike for a whole type. Records of a type count together;
 * null and an empty list do not say what could be there. A declared type that was not emitted is a difference too, and so
 * is one that none of the topics declares.
 */
export function unlikeSamples(topics: readonly Topic[], emitted: readonly Emitted[]): string[] {
  const definitions = topics.flatMap((topic) => topic.definitions);
  const declared = new Set(definitions.map(({ type }) => type));
  const strange = emitted.map(typeOf).filter((type) => !declared.has(type));
  return [
    ...[...new Set(strange)].map((type) => `${type} is declared by none of the topics`),
    ...definitions.flatMap((definition) => {
      const records = emitted.filter((record) => typeOf(record) === definition.type);
      if (records.length === 0) return [`${definition.name} was not emitted`];
      return differences(records, sampleMessage(definition)).map(
        (difference) => `${definition.name} ${difference}`,
      );
    }),
  ];
}

function typeOf({ headers }: Emitted): EventDefinition['type'] {
  return headers['ce_type'] ?? '';
}

function differences(records: readonly Emitted[], sample: Emitted): string[] {
  const said = shapeOf(records.map(dataOf));
  const promised = shapeOf([dataOf(sample)]);
  return [
    ...unsaid(promised, said).map((path) => `lacks ${path}`),
    ...unsaid(said, promised).map((path) => `has ${path}, and its sample has not`),
    ...otherKinds(said, promised),
    ...otherHeaders(records, sample),
  ];
}

function dataOf({ value }: Emitted): unknown {
  return JSON.parse(value ?? 'null');
}

/** What kinds of values are at a path: `cells[].mean` → number. */
type Shape = Map<string, Set<string>>;

function shapeOf(values: readonly unknown[]): Shape {
  const shape: Shape = new Map();
  for (const value of values) note(shape, '', value);
  return shape;
}

function note(shape: Shape, path: string, value: unknown): void {
  const kind = Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
  shape.set(path, (shape.get(path) ?? new Set()).add(kind));
  if (Array.isArray(value)) for (const element of value) note(shape, `${path}[]`, element);
  else if (typeof value === 'object' && value !== null)
    for (const [name, field] of Object.entries(value)) note(shape, `${path}.${name}`, field);
}

/** Fields of one shape that the other has not, although it has the object that they are in. */
function unsaid(shape: Shape, other: Shape): string[] {
  return [...shape.keys()]
    .filter((path) => !other.has(path) && !path.endsWith('[]'))
    .filter((path) => other.get(path.slice(0, path.lastIndexOf('.')))?.has('object'))
    .map((path) => path.slice(1));
}

function otherKinds(said: Shape, promised: Shape): string[] {
  return [...said].flatMap(([path, kinds]) => {
    const one = wordOf(kinds);
    const two = wordOf(promised.get(path) ?? new Set());
    return one && two && one !== two
      ? [`has a ${one} at ${path.slice(1)}, its sample a ${two}`]
      : [];
  });
}

function wordOf(kinds: ReadonlySet<string>): string {
  return [...kinds]
    .filter((kind) => kind !== 'null')
    .sort()
    .join(' or ');
}

/** Headers whose value is the same for every event of a type. */
const alike = ['ce_specversion', 'ce_type', 'ce_dataschema', 'ce_dataclass', 'content-type'];

function otherHeaders(records: readonly Emitted[], sample: Emitted): string[] {
  const headersOf = ({ headers }: Emitted): string =>
    Object.keys(headers)
      .sort()
      .map((name) => (alike.includes(name) ? `${name}=${headers[name]}` : name))
      .join(' ');
  const promised = headersOf(sample);
  const others = new Set(records.map(headersOf).filter((headers) => headers !== promised));
  return [...others].map((headers) => `has the headers ${headers}, its sample ${promised}`);
}
