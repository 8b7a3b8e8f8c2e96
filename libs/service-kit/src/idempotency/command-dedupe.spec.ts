import { describe, expect, it } from '@jest/globals';
import { canonicalJson, commandDedupe } from './command-dedupe.js';

const request = {
  actor: 'officer-1',
  area: '33.71',
  method: 'POST',
  template: '/v1/scans',
  key: 'k1',
  keepsAnswer: true,
  input: { params: {}, query: {}, body: { a: new Date(0) as unknown, b: [{ d: 1, c: 2 }] } },
};

describe('commandDedupe', () => {
  it('scopes the key to caller, method and route', () => {
    expect(commandDedupe(request)).toMatchObject({ key: 'officer-1|POST|/v1/scans|k1' });
  });

  it('keeps keys apart from the marks that the store puts behind them', () => {
    expect(commandDedupe({ ...request, key: 'k1/row-1#0' })).toMatchObject({
      key: 'officer-1|POST|/v1/scans|k1%2Frow-1%230',
    });
  });

  it('gives one fingerprint to bodies that differ in the order of fields only', () => {
    const other = {
      ...request,
      input: { body: { b: [{ c: 2, d: 1 }], a: new Date(0) }, query: {}, params: {} },
    };
    expect(commandDedupe(other)).toEqual(commandDedupe(request));
  });

  it.each([
    ['another body', { ...request.input, body: { a: 2 } }],
    [
      'another order of a list',
      { ...request.input, body: { a: new Date(0), b: [{ d: 2, c: 1 }] } },
    ],
    ['another date', { ...request.input, body: { a: new Date(1), b: [{ d: 1, c: 2 }] } }],
    ['another path', { ...request.input, params: { id: 'x' } }],
  ])('tells %s apart', (_, input) => {
    expect(commandDedupe({ ...request, input })).not.toEqual(commandDedupe(request));
  });
});

describe('a fingerprint', () => {
  it('differs where the area does, so that no city gets the answer of another', () => {
    expect(commandDedupe({ ...request, area: '35.73' })).not.toEqual(commandDedupe(request));
  });
});

describe('a body that is nested deeply', () => {
  /** A list in a list in a list. */
  function nested(levels: number): unknown {
    return JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  }

  function dedupeOf(body: unknown) {
    return commandDedupe({ ...request, input: { ...request.input, body } });
  }

  it('is taken up to 100 levels', () => {
    expect(dedupeOf(nested(100))).toMatchObject({ kind: 'command' });
  });

  it.each([
    ['101 levels', nested(101)],
    ['more levels than the stack has', nested(12_000)],
    ['more levels than the stack has, under a name of its own', { toJSON: nested(12_000) }],
  ])('is invalid input with %s', (_, body) => {
    const problems = [{ field: 'body', rule: 'must not be nested deeper than 100 levels' }];
    const refusal = expect.objectContaining({ status: 400, code: 'input-invalid', problems });
    expect(() => dedupeOf(body)).toThrow(refusal);
  });
});

describe('canonicalJson', () => {
  it('keeps lists and values as they are', () => {
    expect(canonicalJson({ b: [2, 1, null], a: 'x' })).toBe('{"a":"x","b":[2,1,null]}');
  });
});
