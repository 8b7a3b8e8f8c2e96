import { describe, expect, it } from '@jest/globals';
import { fieldsOfInvalidErrors } from '@korsa/testing';
import { join } from 'node:path';

describe('an error of kind invalid', () => {
  it('names the field of the request that breaks its rule', async () => {
    const fields = await fieldsOfInvalidErrors(join(import.meta.dirname, '../src'));
    expect(Object.values(fields)).not.toContainEqual([]);
    expect(fields).toEqual({
      'lateness-bands-crossed': ['tooLateAfterMinutes'],
    });
  });
});
