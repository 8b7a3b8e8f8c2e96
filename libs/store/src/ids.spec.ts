import { expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { nameId, newId } from './index.js';

it('makes a new UUIDv7 each time, with the time in front', () => {
  const before = Date.now();
  const ids = Array.from({ length: 1_000 }, newId);
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  const time = parseInt(ids[0]!.replace('-', '').slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
});

it('names the same parts the same way for ever', () => {
  expect(nameId('retreat', 'person')).toBe(nameId('retreat', 'person'));
  expect(version(nameId('a'))).toBe(5);
  expect(nameId('retreat-1', 'person-1')).toBe('7353ee89-7b77-5fc6-a71d-61edc66f0e43');
});

it('tells order and borders of parts apart', () => {
  const names = [nameId('a', 'bc'), nameId('ab', 'c'), nameId('bc', 'a'), nameId('abc')];
  expect(new Set(names).size).toBe(4);
});
