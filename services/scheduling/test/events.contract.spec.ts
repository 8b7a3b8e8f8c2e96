import { describe, expect, it } from '@jest/globals';
import { schedulingTopics } from '@korsa/contracts';
import { unlikeSamples } from '@korsa/testing';
import type { Retreat } from '../src/retreats/application/retreats.js';
import { aRetreat, aVenue, hall, otherVenueId, venueId, wib } from './builders.js';
import { InMemoryScheduling } from './in-memory-scheduling.js';

/** A retreat that everything happens to; the fake encodes each event by its contract, as the store does. */
async function eventfulRetreat(scheduling: InMemoryScheduling): Promise<Retreat> {
  const { title, objectives } = aRetreat();
  const drafted = await scheduling.draftRetreat.execute({
    cityCode: '33.71',
    operatorCode: '33',
    title,
    objectives,
    venueId,
    period: { firstDay: '2025-11-05', lastDay: '2025-11-08' },
    speakerSlots: [{ expectedFrom: ['central', 'provincial'] }],
  });
  const retreatId = drafted.id;
  const speakerId = drafted.speakers[0]?.speakerId ?? '';
  const reason = 'Menyesuaikan agenda';
  const period = { firstDay: '2025-11-04', lastDay: '2025-11-07' };
  const bkn = { office: 'Kepala BKN', institution: 'Badan Kepegawaian Negara' };
  const deputy = { office: 'Deputi', institution: 'Badan Kepegawaian Negara' };
  const session = {
    retreatId,
    kind: 'lecture' as const,
    title: 'Arah pembangunan provinsi',
    startsAt: wib('2025-11-06', '09:15'),
    endsAt: wib('2025-11-06', '11:30'),
    roomCode: 'aula',
    tags: { rpjmd: ['m1'], priorities: ['2026.mpp'], astaCita: [7] },
    speakerIds: [speakerId],
  };
  await scheduling.announceRetreat.execute({ retreatId });
  await scheduling.inviteSpeaker.execute({ retreatId, speakerId, ...bkn });
  await scheduling.declineSpeaker.execute({ retreatId, speakerId, reason });
  await scheduling.replaceSpeaker.execute({ retreatId, speakerId, ...deputy, reason });
  await scheduling.confirmSpeaker.execute({ retreatId, speakerId });
  const first = await scheduling.addSession.execute(session);
  const second = await scheduling.addSession.execute({ ...session, roomCode: hall.code });
  await scheduling.publishAgenda.execute({ retreatId });
  await scheduling.rescheduleRetreat.execute({ retreatId, period, reason });
  await scheduling.relocateRetreat.execute({ retreatId, venueId: otherVenueId, reason });
  await scheduling.cancelSession.execute({ retreatId, sessionId: first.session.sessionId });
  await scheduling.publishAgenda.execute({ retreatId });
  expect(second.session.sessionId).not.toBe(first.session.sessionId);
  scheduling.clock.at = wib('2025-11-05', '07:30');
  await scheduling.openRetreat.execute({ retreatId });
  scheduling.clock.at = wib('2025-11-07', '14:00');
  return scheduling.closeRetreat.execute({ retreatId });
}

/** A retreat to which everything happens but a cancellation, and another one that is cancelled. */
async function everything(): Promise<{ scheduling: InMemoryScheduling; retreatId: string }> {
  const scheduling = new InMemoryScheduling();
  scheduling.venues.given(aVenue(), aVenue({ id: otherVenueId, name: 'Kampus II' }));
  const { id } = await scheduling.as('33', () => eventfulRetreat(scheduling));
  const other = await scheduling.as('33', () =>
    scheduling.draftRetreat.execute({
      cityCode: '33.72',
      operatorCode: '33',
      title: 'Retret Surakarta',
      objectives: { rpjmd: [], priorities: [], astaCita: [] },
      venueId,
      speakerSlots: [],
      period: { firstDay: '2025-12-01', lastDay: '2025-12-02' },
    }),
  );
  await scheduling.as('33', () =>
    scheduling.cancelRetreat.execute({ retreatId: other.id, reason: 'Anggaran' }),
  );
  return { scheduling, retreatId: id };
}

describe('what scheduling publishes', () => {
  it('is every event type that its topics declare, each like its committed sample', async () => {
    const { scheduling } = await everything();
    expect(unlikeSamples(schedulingTopics, scheduling.retreats.published)).toEqual([]);
  });

  it('counts without a gap', async () => {
    const { scheduling, retreatId } = await everything();
    const sequences = scheduling.retreats.published
      .filter(({ key }) => key === retreatId)
      .map(({ headers }) => Number(headers['ce_sequence']));
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });
});
