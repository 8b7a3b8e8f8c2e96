import { describe, expect, it } from '@jest/globals';
import { assessmentTopic, impactTopic, type Topic } from '@korsa/contracts';
import { sampleMessage } from './samples.js';
import { unlikeSamples, type Emitted } from './unlike-samples.js';

const closed = assessmentTopic.EvaluationClosed;
const topic: Topic = { ...assessmentTopic, definitions: [closed] };
const sample = sampleMessage(closed);
const data = JSON.parse(sample.value ?? '') as Record<string, unknown>;
const [cell] = data['cells'] as object[];

/** The sample with other data in some fields; undefined takes a field away. */
function saying(fields: Record<string, unknown>): Emitted {
  return { headers: sample.headers, value: JSON.stringify({ ...data, ...fields }) };
}

describe('unlikeSamples', () => {
  it('finds nothing in the sample itself', () => {
    expect(unlikeSamples([topic], [sample])).toEqual([]);
  });

  it.each<[string, Emitted, string]>([
    ['a missing field', saying({ responses: undefined }), 'lacks responses'],
    ['a field that the sample has not', saying({ more: 1 }), 'has more, and its sample has not'],
    ['a field inside a list', saying({ cells: [{ ...cell, extra: 1 }] }), 'has cells[].extra, '],
    ['a missing field inside a list', saying({ cells: [{ n: 5 }] }), 'lacks cells[].mean'],
    [
      'another kind',
      saying({ responses: 'many' }),
      'has a string at responses, its sample a number',
    ],
    ['a list for a value', saying({ level: ['reaction'] }), 'has a list at level'],
    [
      'a header less',
      { ...sample, headers: { ce_type: closed.type } },
      `has the headers ce_type=${closed.type}, its sample`,
    ],
    [
      'another schema',
      { ...sample, headers: { ...sample.headers, ce_dataschema: 'urn:other' } },
      'ce_dataschema=urn:other',
    ],
  ])('names %s', (_, record, difference) => {
    expect(unlikeSamples([topic], [record]).join('\n')).toContain(difference);
  });

  it('takes the records of a type together, and null and empty lists for unknown', () => {
    expect(unlikeSamples([topic], [saying({ cells: [] }), saying({ level: null })])).toEqual([]);
    expect(unlikeSamples([topic], [saying({ cells: [] })])).toEqual([]);
  });

  it('names a declared type that was not emitted, and an emitted one that is not declared', () => {
    expect(unlikeSamples([impactTopic], [sample])).toEqual([
      `${closed.type} is declared by none of the topics`,
      'ImpactAssessed was not emitted',
    ]);
  });
});
