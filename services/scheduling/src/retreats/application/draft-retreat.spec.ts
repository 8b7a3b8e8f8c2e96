import { beforeEach, describe, expect, it } from '@jest/globals';
import { aRetreat, aVenue, otherVenueId, venueId } from '../../../test/builders.js';
import { InMemoryScheduling } from '../../../test/in-memory-scheduling.js';
import { refused } from '../../../test/refusal.js';

const { title, objectives } = aRetreat();
const foreign = { field: 'operatorCode', rule: 'must be 33.71 or its province' };
const tooLong = { field: 'period.lastDay', rule: 'lies more than 31 days from the first day' };
const unknown = {
  field: 'venueId',
  rule: 'must be a venue that is open to the city of the retreat',
};

let scheduling: InMemoryScheduling;
const draft = (venue: string, operatorCode = '35') =>
  refused(
    scheduling.as('33.71', () =>
      scheduling.draftRetreat.execute({
        cityCode: '33.71',
        operatorCode,
        title,
        objectives,
        venueId: venue,
        period: { firstDay: '2025-11-01', lastDay: '2026-01-01' },
        speakerSlots: [],
      }),
    ),
  );

beforeEach(() => {
  scheduling = new InMemoryScheduling();
  scheduling.venues.given(aVenue());
});

describe('a retreat that breaks several rules', () => {
  it('is told all of them in one answer', async () => {
    const error = await draft(venueId);
    expect(error).toMatchObject({ code: 'several-rules-broken', kind: 'invalid' });
    expect(error.problems).toEqual([foreign, tooLong]);
  });

  it('is told of an unknown venue beside the rest', async () => {
    expect((await draft(otherVenueId)).problems).toEqual([unknown, foreign, tooLong]);
  });

  it('keeps the code of the rule when it breaks one', async () => {
    expect(await draft(venueId, '33')).toMatchObject({ code: 'retreat-too-long' });
  });
});
