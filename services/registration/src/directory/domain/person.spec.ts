import { describe, expect, it } from '@jest/globals';
import { aPerson, aPosition, later, noon } from '../../../test/builders.js';
import { maskNip } from './identity.js';
import { PersonErasedAlready, PositionNotPossible } from './person.errors.js';
import { changePosition, enrol, erase } from './person.js';

const today = '2025-10-27';
const secretary = aPosition({ title: 'Staf Ahli', officeKind: 'expert-staff' });

describe('enrol', () => {
  const { id, category, position, unitCode } = aPerson();
  const identity = aPerson().identity!;
  const decision = enrol({ id, identity, category, position, unitCode }, noon);

  it('tells the post and the unit', () => {
    expect(decision.events).toEqual([
      {
        type: 'PersonEnrolled',
        data: {
          category: 'PNS',
          positionKind: 'high-leadership',
          officeKind: 'agency-head',
          eselon: 'II.b',
          functionalGrade: null,
          acting: false,
          unitCode: '33.71.disdukcapil',
          enrolledAt: noon,
        },
      },
    ]);
  });

  it('tells neither name nor NIP nor title', () => {
    const told = JSON.stringify(decision.events);
    for (const secret of ['Rahayu', '198001012005012001', 'Kepala Dinas'])
      expect(told).not.toContain(secret);
  });

  it('knows that a valid form is not a registration at BKN', () => {
    expect(decision.state).toMatchObject({ nipFormatValid: true, verifiedAtBkn: false });
  });
});

describe('changePosition', () => {
  const change = {
    position: secretary,
    unitCode: '33.71.setda',
    reason: 'rotation',
    effectiveOn: '2025-10-27',
  } as const;

  it('tells the post before and after', () => {
    const { events } = changePosition(aPerson(), change, today, later);
    expect(events).toEqual([
      {
        type: 'PersonPositionChanged',
        data: expect.objectContaining({
          officeKind: 'expert-staff',
          unitCode: '33.71.setda',
          before: expect.objectContaining({
            officeKind: 'agency-head',
            unitCode: '33.71.disdukcapil',
          }),
          reason: 'rotation',
          effectiveOn: '2025-10-27',
        }),
      },
    ]);
  });

  it('keeps silent when nothing changes', () => {
    const same = { ...change, position: aPosition(), unitCode: '33.71.disdukcapil' };
    expect(changePosition(aPerson(), same, today, later).events).toEqual([]);
  });

  it.each([
    ['unitCode', { unitCode: '35.73.setda' }],
    ['effectiveOn', { effectiveOn: '2025-10-28' }],
    ['position.kind', { position: aPosition({ kind: 'non-asn', eselon: null }) }],
  ])('refuses a wrong %s', (field, given) => {
    const attempt = () => changePosition(aPerson(), { ...change, ...given }, today, later);
    expect(attempt).toThrow(PositionNotPossible);
    expect(attempt).toThrow(
      expect.objectContaining({ problems: [{ field, rule: expect.any(String) }] }),
    );
  });

  it('refuses a person whose data were erased', () => {
    const erased = aPerson({ identity: null, erasedAt: noon });
    expect(() => changePosition(erased, change, today, later)).toThrow(PersonErasedAlready);
  });
});

describe('erase', () => {
  it('forgets the identity and keeps the id', () => {
    const { state, events } = erase(aPerson(), 'retention-reached', later);
    expect(state).toMatchObject({ id: aPerson().id, identity: null, erasedAt: later });
    expect(events).toEqual([
      { type: 'PersonErased', data: { reason: 'retention-reached', erasedAt: later } },
    ]);
  });

  it('happens once', () => {
    const { state } = erase(aPerson(), 'request', noon);
    expect(erase(state, 'request', later).events).toEqual([]);
  });
});

describe('maskNip', () => {
  it('shows the sequence only', () => {
    expect(maskNip('198001012005012001')).toBe('***************001');
  });
});
