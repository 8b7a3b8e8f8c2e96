import type { CityData, SessionRow } from '../data.js';
import type { Desk } from '../korsa.js';
import type { PlannedSession } from './cast.js';

/** A retreat that was announced, with its speakers' places by short name. */
export interface PlannedRetreat {
  readonly retreatId: string;
  readonly speakers: ReadonlyMap<string, string>;
}

/** Registers the venue, drafts the retreat with a place for each speaker, invites who is known, and announces it. */
export async function planRetreat(
  operator: Desk,
  city: Desk,
  data: CityData,
): Promise<PlannedRetreat> {
  const { retreat } = data;
  const { venueId } = await operator.scheduling.registerVenue({
    body: {
      ...retreat.venue,
      hostCode: retreat.hostCode,
      timeZone: retreat.timeZone,
      rooms: retreat.rooms,
    },
  });
  const { retreatId } = await city.scheduling.draftRetreat({
    body: {
      cityCode: retreat.cityCode,
      operatorCode: retreat.operatorCode,
      title: retreat.title,
      period: retreat.period,
      venueId,
      objectives: retreat.objectives,
      speakerSlots: retreat.speakers.map(({ origin }) => ({ expectedFrom: [origin] })),
    },
  });
  const params = { retreatId };
  const { items } = await city.scheduling.listSpeakers({ params });
  const speakers = new Map(
    retreat.speakers.map(({ key }, place) => [key, items[place]?.speakerId ?? '']),
  );
  for (const { key, office, institution, foundLater } of retreat.speakers) {
    const speakerId = speakers.get(key) ?? '';
    if (foundLater) continue;
    await city.scheduling.inviteSpeaker({ params, body: { speakerId, office, institution } });
    await city.scheduling.confirmSpeaker({ params: { retreatId, speakerId } });
  }
  await city.scheduling.announceRetreat({ params });
  return { retreatId, speakers };
}

/** Fills the draft of the agenda and publishes its first release. Returns planned JP. */
export async function publishAgenda(
  operator: Desk,
  data: CityData,
  planned: PlannedRetreat,
): Promise<number> {
  const params = { retreatId: planned.retreatId };
  for (const row of data.agenda) {
    const speakerId = row.speaker && planned.speakers.get(row.speaker);
    await operator.scheduling.addSession({
      params,
      body: {
        kind: row.kind,
        title: row.title,
        startsAt: localTime(row, row.from),
        endsAt: localTime(row, row.to),
        roomCode: row.room,
        tags: {
          rpjmd: row.rpjmd ?? [],
          priorities: row.priorities ?? [],
          astaCita: row.astaCita ?? [],
        },
        speakerIds: speakerId ? [speakerId] : [],
      },
    });
  }
  const { plannedJp } = await operator.scheduling.publishAgenda({ params });
  return plannedJp;
}

/** The sessions of the released agenda, with what the data say of each. */
export async function releasedSessions(
  desk: Desk,
  data: CityData,
  retreatId: string,
): Promise<PlannedSession[]> {
  const { sessions } = await desk.scheduling.getAgenda({ params: { retreatId } });
  const unused = [...data.agenda];
  return sessions.map(({ sessionId, startsAt, endsAt, title }) => {
    const row = unused.splice(
      unused.findIndex((candidate) => candidate.title === title),
      1,
    )[0] as SessionRow;
    return { ...row, sessionId, startsAt, endsAt };
  });
}

/** Western Indonesian Time, where both retreats took place. */
function localTime({ day }: SessionRow, time: string): string {
  return `${day}T${time}:00+07:00`;
}
