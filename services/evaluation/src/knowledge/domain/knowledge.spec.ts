import { describe, expect, it } from '@jest/globals';
import {
  certificateTopic,
  registrationTopic,
  retreatTopic,
  workUnitTopic,
  type EventDefinition,
  type Received,
} from '@korsa/contracts';
import { sampleEvent } from '@korsa/testing';
import { aWorkUnit, idOf } from '../../../test/builders.js';
import { learnCertificate } from './attendance.js';
import { learnParticipant, takesPart } from './participant.js';
import { learnRetreat } from './retreat.js';
import { headAt, learnWorkUnit } from './work-unit.js';

/** The sample of an event type with other data. */
function said<Definition extends EventDefinition>(
  definition: Definition,
  data: Partial<Received<Definition>['data']> = {},
  given: Partial<Received<Definition>> = {},
): Received<Definition> {
  const sample = sampleEvent(definition);
  return { ...sample, ...given, data: { ...(sample.data as object), ...data } };
}

describe('learnRetreat', () => {
  const announced = learnRetreat(undefined, said(retreatTopic.RetreatAnnounced));

  it('keeps city, operator and host apart', () => {
    const fact = said(retreatTopic.RetreatAnnounced, { operatorCode: '33', hostCode: 'poltekad' });
    expect(learnRetreat(undefined, fact)).toMatchObject({
      cityCode: '33.71',
      operatorCode: '33',
      hostCode: 'poltekad',
      status: 'announced',
    });
  });

  it('follows the retreat to other days', () => {
    const to = { firstDay: '2025-05-15', lastDay: '2025-05-17' };
    expect(learnRetreat(announced, said(retreatTopic.RetreatRescheduled, { to }))).toMatchObject(
      to,
    );
  });

  it('knows when it closed, also when nothing else was heard', () => {
    const closed = learnRetreat(undefined, said(retreatTopic.RetreatClosed));
    expect(closed).toMatchObject({
      status: 'closed',
      closedAt: '2025-11-07T07:00:00.000Z',
      firstDay: '2025-11-04',
      operatorCode: null,
    });
  });

  it('knows the sessions that take place', () => {
    const scheduled = said(retreatTopic.SessionScheduled);
    const once = learnRetreat(announced, scheduled);
    expect(learnRetreat(once, scheduled).sessionIds).toEqual([scheduled.data.sessionId]);
    const { sessionId } = scheduled.data;
    const cancelled = learnRetreat(once, said(retreatTopic.SessionCancelled, { sessionId }));
    expect(cancelled.sessionIds).toEqual([]);
  });
});

describe('learnParticipant', () => {
  const nominated = learnParticipant(undefined, said(registrationTopic.ParticipantNominated));

  it('keeps unit and office of the nomination through every later state', () => {
    const confirmed = learnParticipant(nominated, said(registrationTopic.ParticipationConfirmed));
    expect(confirmed).toEqual({ ...nominated, status: 'confirmed' });
    expect(confirmed.unitCode).toBe('33.71.disdukcapil');
  });

  it.each([
    [registrationTopic.RegistrationPromoted, true],
    [registrationTopic.ReconfirmationRequested, true],
    [registrationTopic.ParticipationDeclined, false],
    [registrationTopic.ParticipantSubstituted, false],
    [registrationTopic.RegistrationWaitlisted, false],
    [registrationTopic.RegistrationCancelled, false],
    [registrationTopic.RegistrationRejected, false],
  ])('after $name a seat is theirs: %s', (definition, seated) => {
    const fact = sampleEvent(definition as typeof registrationTopic.RegistrationPromoted);
    expect(takesPart(learnParticipant(nominated, fact))).toBe(seated);
  });
});

describe('learnWorkUnit', () => {
  const [first, second] = [idOf('person', 1), idOf('person', 2)];
  const registered = said(
    workUnitTopic.WorkUnitRegistered,
    { headPersonId: first },
    { time: '2025-10-01T00:00:00.000Z' },
  );
  const changed = said(
    workUnitTopic.WorkUnitChanged,
    { headPersonId: second },
    { time: '2025-10-27T00:00:00.000Z' },
  );

  it('remembers who led the unit when', () => {
    const unit = learnWorkUnit(learnWorkUnit(undefined, registered), changed);
    expect(headAt(unit, '2025-10-26T00:00:00.000Z')).toBe(first);
    expect(headAt(unit, '2025-11-04T00:00:00.000Z')).toBe(second);
    expect(headAt(unit, '2020-01-01T00:00:00.000Z')).toBe(first);
  });

  it('knows a vacant office', () => {
    const vacant = said(workUnitTopic.WorkUnitChanged, { headPersonId: null });
    const unit = learnWorkUnit(aWorkUnit(1), vacant);
    expect(headAt(unit, '2099-01-01T00:00:00.000Z')).toBeNull();
  });

  it('keeps a closed unit', () => {
    const closed = learnWorkUnit(aWorkUnit(1), sampleEvent(workUnitTopic.WorkUnitClosed));
    expect(closed).toEqual({ ...aWorkUnit(1), closed: true });
  });
});

describe('learnCertificate', () => {
  it('remembers what a revoked certificate was', () => {
    const issued = learnCertificate(undefined, sampleEvent(certificateTopic.CertificateIssued));
    const revoked = learnCertificate(issued, sampleEvent(certificateTopic.CertificateRevoked));
    expect([issued.revoked, revoked.revoked, revoked.outcome]).toEqual([
      false,
      true,
      issued.outcome,
    ]);
  });
});
