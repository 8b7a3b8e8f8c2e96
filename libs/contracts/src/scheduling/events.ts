import { z } from 'zod';
import { AreaCode, CreditHours, Instant, Reason, TimeZone } from '../core/primitives.js';
import { defineEvent } from '../core/event.js';
import { defineTopic, type Topic } from '../core/topic.js';
import {
  HostCode,
  Objectives,
  Place,
  RetreatPeriod,
  RetreatTitle,
  Session,
  SessionSlot,
  SpeakerId,
  SpeakerOffice,
  SpeakerOrigin,
} from './vocabulary.js';

const plan = {
  title: RetreatTitle,
  operatorCode: AreaCode.describe('Who runs it: a city or a province'),
  hostCode: HostCode,
  period: RetreatPeriod,
  timeZone: TimeZone,
  place: Place,
  objectives: Objectives,
  /** Places for speakers that are planned while nobody is named yet. */
  speakerSlots: z
    .array(z.object({ speakerId: SpeakerId, expectedFrom: z.array(SpeakerOrigin).max(6) }))
    .max(50),
};

const premises = z.object({ hostCode: HostCode, place: Place, timeZone: TimeZone });
const release = z.int().min(1).describe('Number of the agenda’s release, from 1');
const session = { ...Session.shape, release };
const speaker = { speakerId: SpeakerId, ...SpeakerOffice.shape };

/** What was planned when it opened or closed; release 0 means that no agenda was published. */
const programme = {
  period: RetreatPeriod,
  release: z.int().min(0),
  plannedJp: CreditHours,
};

/** Everything that happens to a retreat, its agenda and its speakers. */
export const retreatTopic = defineTopic({
  name: 'korsa.scheduling.retreat.events.v1',
  owner: 'scheduling',
  key: 'retreatId',
  partitions: 6,
  // Low volume, and a service that comes later learns every retreat of the last two years from here.
  retentionDays: 730,
  dataclass: 'internal',
  events: {
    /** A retreat is planned; nobody outside knows of it yet. */
    RetreatDrafted: defineEvent(1, { ...plan, draftedAt: Instant }),
    /** The retreat is public: days, place and objectives are announced. */
    RetreatAnnounced: defineEvent(1, { ...plan, announcedAt: Instant }),
    /** The days changed. The agenda moves by the same number of days, each released session with a SessionMoved. */
    RetreatRescheduled: defineEvent(1, {
      from: RetreatPeriod,
      to: RetreatPeriod,
      timeZone: TimeZone,
      reason: Reason,
      rescheduledAt: Instant,
    }),
    /** The premises changed. Released sessions lose their rooms, each with a SessionMoved. */
    RetreatRelocated: defineEvent(1, {
      from: premises,
      to: premises,
      reason: Reason,
      relocatedAt: Instant,
    }),
    /** The retreat will not take place; its sessions end with it, without events of their own. */
    RetreatCancelled: defineEvent(1, { reason: Reason, cancelledAt: Instant }),
    /** The retreat has begun. */
    RetreatOpened: defineEvent(1, { ...programme, openedAt: Instant }),
    /** The retreat is over; its agenda is final. */
    RetreatClosed: defineEvent(1, { ...programme, openedAt: Instant, closedAt: Instant }),
    /** A session is new in a release. */
    SessionScheduled: defineEvent(1, session),
    /** A session has another time or room than in the release before (`from`). */
    SessionMoved: defineEvent(1, { ...session, from: SessionSlot }),
    /** A session of the release before does not take place. */
    SessionCancelled: defineEvent(1, session),
    /** The release is complete: it follows the session events that lead to it. */
    AgendaPublished: defineEvent(1, {
      release,
      /** Sessions of the whole agenda after this release. */
      sessions: z.int().min(0),
      scheduled: z.int().min(0),
      moved: z.int().min(0),
      cancelled: z.int().min(0),
      /** JP of the whole agenda after this release. */
      plannedJp: CreditHours,
      publishedAt: Instant,
    }),
    /** Somebody is asked to speak. */
    SpeakerInvited: defineEvent(1, { ...speaker, invitedAt: Instant }),
    /** The speaker said yes. */
    SpeakerConfirmed: defineEvent(1, { ...speaker, confirmedAt: Instant }),
    /** The speaker cannot come; the place stays and waits for a replacement. */
    SpeakerDeclined: defineEvent(1, { ...speaker, reason: Reason, declinedAt: Instant }),
    /** Somebody else takes the speaker’s place and is invited by it. */
    SpeakerReplaced: defineEvent(1, {
      ...speaker,
      from: SpeakerOffice,
      reason: Reason,
      replacedAt: Instant,
    }),
  },
});

export const schedulingTopics: readonly Topic[] = [retreatTopic];
