import type { ParticipantsView } from '@korsa/contracts';
import { Clock, type Instant } from '@korsa/domain';
import {
  InMemoryAggregates,
  InMemoryGroup,
  newCause,
  runWithCause,
  type Dedupe,
} from '@korsa/store';
import { AddSession } from '../src/agenda/application/add-session.js';
import { AgendaQueries } from '../src/agenda/application/agenda.queries.js';
import { CancelSession } from '../src/agenda/application/cancel-session.js';
import { MoveSession } from '../src/agenda/application/move-session.js';
import { PublishAgenda } from '../src/agenda/application/publish-agenda.js';
import { ReviewDraft } from '../src/agenda/application/review-draft.js';
import type { DraftAgenda, DraftAgendas } from '../src/agenda/domain/draft-agenda.js';
import { draftAgendaAggregate } from '../src/agenda/persistence/mongo-draft-agendas.js';
import { nothingHeard } from '../src/participants/domain/counts.js';
import { ParticipantCounts } from '../src/participants/application/participant-counts.js';
import { AnnounceRetreat } from '../src/retreats/application/announce-retreat.js';
import { CancelRetreat } from '../src/retreats/application/cancel-retreat.js';
import { CloseRetreat } from '../src/retreats/application/close-retreat.js';
import { DraftRetreat } from '../src/retreats/application/draft-retreat.js';
import { OpenRetreat } from '../src/retreats/application/open-retreat.js';
import { Planning } from '../src/retreats/application/planning.js';
import { RelocateRetreat } from '../src/retreats/application/relocate-retreat.js';
import { RescheduleRetreat } from '../src/retreats/application/reschedule-retreat.js';
import type { Retreat, Retreats } from '../src/retreats/application/retreats.js';
import type { RetreatEvent } from '../src/retreats/domain/retreat.js';
import { retreatAggregate } from '../src/retreats/persistence/mongo-retreats.js';
import { ConfirmSpeaker } from '../src/speakers/application/confirm-speaker.js';
import { DeclineSpeaker } from '../src/speakers/application/decline-speaker.js';
import { InviteSpeaker } from '../src/speakers/application/invite-speaker.js';
import { ReplaceSpeaker } from '../src/speakers/application/replace-speaker.js';
import { OpenVenues } from '../src/venues/application/open-venues.js';
import { RegisterVenue } from '../src/venues/application/register-venue.js';
import type { Venue, Venues } from '../src/venues/domain/venue.js';
import { venueAggregate } from '../src/venues/persistence/mongo-venues.js';
import { october, policy, retreatId } from './builders.js';

class InMemoryRetreats extends InMemoryAggregates<Retreat, RetreatEvent> implements Retreats {}
class InMemoryDraftAgendas extends InMemoryAggregates<DraftAgenda> implements DraftAgendas {}
class InMemoryVenues extends InMemoryAggregates<Venue> implements Venues {}

class TestClock extends Clock {
  at: Instant = october;

  now(): Instant {
    return this.at;
  }
}

class GivenCounts extends ParticipantCounts {
  counts: ParticipantsView = nothingHeard;

  of() {
    return Promise.resolve(this.counts);
  }

  ofMany() {
    return Promise.resolve([this.counts]);
  }
}

/** The use cases of the service over memory. */
export class InMemoryScheduling {
  readonly clock = new TestClock();
  readonly retreats = new InMemoryRetreats(retreatAggregate, this.clock);
  readonly drafts = new InMemoryDraftAgendas(draftAgendaAggregate, this.clock);
  readonly venues = new InMemoryVenues(venueAggregate, this.clock);
  readonly participants = new GivenCounts();

  private readonly settings = {
    jpPolicy: { ...policy, creditedKinds: [...policy.creditedKinds] },
    fridayPrayer: { from: '11:30', to: '13:00' },
  };
  private readonly open = new OpenVenues(this.venues);
  private readonly planning = new Planning(
    this.retreats,
    this.drafts,
    this.venues,
    new InMemoryGroup(),
  );
  private readonly review = new ReviewDraft(this.settings, this.participants);

  readonly registerVenue = new RegisterVenue(this.venues);
  readonly draftRetreat = new DraftRetreat(this.retreats, this.open, this.clock);
  readonly announceRetreat = new AnnounceRetreat(this.retreats, this.clock);
  readonly rescheduleRetreat = new RescheduleRetreat(this.planning, this.clock);
  readonly relocateRetreat = new RelocateRetreat(
    this.retreats,
    this.open,
    this.planning,
    this.clock,
  );
  readonly cancelRetreat = new CancelRetreat(this.planning, this.clock);
  readonly openRetreat = new OpenRetreat(this.retreats, this.clock);
  readonly closeRetreat = new CloseRetreat(this.planning, this.clock);
  readonly addSession = new AddSession(this.planning, this.review, this.settings);
  readonly moveSession = new MoveSession(this.planning, this.review, this.settings);
  readonly cancelSession = new CancelSession(this.planning);
  readonly publishAgenda = new PublishAgenda(this.planning, this.clock);
  readonly agenda = new AgendaQueries(this.retreats, this.planning, this.review, this.settings);
  readonly inviteSpeaker = new InviteSpeaker(this.retreats, this.clock);
  readonly confirmSpeaker = new ConfirmSpeaker(this.retreats, this.clock);
  readonly declineSpeaker = new DeclineSpeaker(this.retreats, this.clock);
  readonly replaceSpeaker = new ReplaceSpeaker(this.retreats, this.clock);

  /** Runs as somebody of the area; with a key, as a command that may be repeated. */
  as<T>(area: string, fn: () => Promise<T>, key?: string): Promise<T> {
    const dedupe: Dedupe | undefined = key ? { kind: 'command', key, fingerprint: key } : undefined;
    const cause = newCause({ kind: 'request', actor: 'test', area, ...(dedupe && { dedupe }) });
    return runWithCause(cause, fn);
  }

  /** Event types so far, since the last time they were asked for. */
  told(): string[] {
    const types = this.retreats.events.map(({ type }) => type);
    return types.slice(this.toldBefore, (this.toldBefore = types.length));
  }

  private toldBefore = 0;

  /** Version and sequence of the one retreat that was given. */
  counters() {
    return this.retreats.counters(retreatId);
  }
}
