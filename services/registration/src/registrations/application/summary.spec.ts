import { describe, expect, it } from '@jest/globals';
import { aPerson, aPosition, aRegistration, retreatId, someFacts } from '../../../test/builders.js';
import { summaryOf } from './summary.js';

describe('summaryOf', () => {
  const person = aPerson();
  const registrations = [
    aRegistration({ status: 'confirmed' }),
    aRegistration({ id: 'b2', status: 'reconfirming', facts: someFacts({ category: 'BUMD' }) }),
    aRegistration({ id: 'b3', status: 'declined' }),
  ];

  it('counts every state and who holds seats', () => {
    const summary = summaryOf(retreatId, registrations, new Map());
    expect(summary).toMatchObject({
      total: 3,
      byStatus: { confirmed: 1, reconfirming: 1, declined: 1, waitlisted: 0 },
      seatsHeldByCategory: { PNS: 1, BUMD: 1, PPPK: 0, other: 0 },
      positionChanged: 0,
    });
  });

  it.each([
    ['another office', { position: aPosition({ officeKind: 'expert-staff' }) }],
    ['another unit', { unitCode: '33.71.setda' }],
    ['an acting post', { position: aPosition({ acting: true }) }],
  ])('counts active registrations whose person has %s since', (_what, moved) => {
    const persons = new Map([[person.id, aPerson(moved)]]);
    const confirmed = registrations.filter(({ status }) => status !== 'reconfirming');
    expect(summaryOf(retreatId, confirmed, persons).positionChanged).toBe(1);
  });

  it('sees no change in another wording of the title', () => {
    const persons = new Map([[person.id, aPerson({ position: aPosition({ title: 'Kadis' }) })]]);
    expect(summaryOf(retreatId, registrations.slice(0, 1), persons).positionChanged).toBe(0);
  });
});
