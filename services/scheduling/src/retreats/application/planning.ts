import { AggregateGroup, covers, provinceOf } from '@korsa/domain';
import { currentCause, runWithCause } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { DraftAgendas, type DraftAgenda } from '../../agenda/domain/draft-agenda.js';
import { Venues, type Venue } from '../../venues/domain/venue.js';
import { RetreatRelocatedMeanwhile } from '../domain/retreat.errors.js';
import type { Premises } from '../domain/retreat.js';
import { Retreats, type Retreat, type RetreatDecision } from './retreats.js';

/** A retreat with everything that is planned around it. */
export interface Plans {
  readonly retreat: Retreat;
  readonly draft: DraftAgenda;
  readonly venue: Venue;
}

/** What a decision changes; what is left out stays. */
export interface Changes {
  readonly retreat?: RetreatDecision;
  readonly draft?: DraftAgenda;
  readonly venue?: Venue;
}

/**
 * One decision over a retreat, the draft of its agenda and its venue, where days, sessions and rooms have to agree.
 * The venue’s book of rooms may be kept by another city of the province; the retreat is always the caller’s own.
 */
@Injectable()
export class Planning {
  constructor(
    private readonly retreats: Retreats,
    private readonly drafts: DraftAgendas,
    private readonly venues: Venues,
    private readonly group: AggregateGroup,
  ) {}

  /** `venueOf` says whose book of rooms the decision is about; the retreat’s own when left out. */
  async change(
    retreatId: string,
    decide: (plans: Plans) => Changes,
    venueOf: (retreat: Retreat) => Premises = (retreat) => retreat,
  ): Promise<Plans> {
    const { place, keeperCode } = venueOf(await this.retreats.get(retreatId));
    const references = [
      this.retreats.at(retreatId),
      this.drafts.maybe(retreatId),
      this.venues.at(place.venueId),
    ] as const;
    const [retreat, draft, venue] = await reaching(keeperCode, () =>
      this.group.change(references, (retreat, draft, venue) => {
        if (venueOf(retreat).place.venueId !== venue.id) throw new RetreatRelocatedMeanwhile();
        const changes = decide({ retreat, draft: draft ?? emptyDraft(retreat), venue });
        return [changes.retreat, stored(changes.draft), stored(changes.venue)];
      }),
    );
    return { retreat, draft: draft ?? emptyDraft(retreat), venue };
  }

  /** The plans as they are. */
  async of(retreatId: string): Promise<Plans> {
    const retreat = await this.retreats.get(retreatId);
    const draft = (await this.drafts.find(retreatId)) ?? emptyDraft(retreat);
    const venue = await reaching(retreat.keeperCode, () => this.venues.get(retreat.place.venueId));
    return { retreat, draft, venue };
  }
}

function emptyDraft({ id, cityCode }: Retreat): DraftAgenda {
  return { id, cityCode, sessions: [] };
}

function stored<State>(state: State | undefined) {
  return state && { state, events: [] };
}

/** Runs with the area of the province where the book of rooms is another city’s. */
function reaching<T>(keeperCode: string, fn: () => Promise<T>): Promise<T> {
  const cause = currentCause();
  if (covers(cause.area, keeperCode)) return fn();
  return runWithCause({ ...cause, area: provinceOf(cause.area) }, fn);
}
