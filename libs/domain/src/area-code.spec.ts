import { describe, expect, it } from '@jest/globals';
import { covers, isAreaCode, isCityCode, provinceOf } from './area-code.js';

describe('area codes', () => {
  it.each(['33', '33.71', '33.71.01', '33.71.01.1003'])('accepts %s', (code) => {
    expect(isAreaCode(code)).toBe(true);
  });

  it.each(['3', '33.7', '33.71.1', '33.71.01.103', '33.71.', 'jateng'])('refuses %s', (code) => {
    expect(isAreaCode(code)).toBe(false);
  });

  it('knows a city from a province', () => {
    expect([isCityCode('33.71'), isCityCode('33')]).toEqual([true, false]);
  });

  it('keeps Malang out of Jawa Tengah', () => {
    expect([
      covers('33', '33.71'),
      covers('33', '35.73'),
      covers('33.7', '33.71'),
      covers('33.71', '33.71'),
    ]).toEqual([true, false, false, true]);
    expect(provinceOf('35.73')).toBe('35');
  });
});
