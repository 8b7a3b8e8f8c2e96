/** A retreat as the workload knows it; fixed once it is set up, so that what is asked of it depends on the seed only. */
export interface Retreat {
  readonly retreatId: string;
  readonly sessions: readonly Session[];
  /** One registration per person of the city, in the same order. */
  readonly registrations: readonly string[];
}

export interface Session {
  readonly sessionId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Question {
  readonly item: string;
  readonly perSession: boolean;
}

/** A city with its three retreats, each in another part of its life. */
export interface City {
  readonly code: string;
  readonly units: readonly string[];
  readonly people: readonly string[];
  /** Announced: everybody wants one of too few seats, and its days and agenda move. */
  readonly contended: Retreat;
  /** Open: everybody comes through its gates. */
  readonly open: Retreat & { readonly gates: readonly string[] };
  /** Closed and decided: it is answered about, followed up and corrected. */
  readonly closed: Retreat & {
    readonly plans: readonly string[];
    readonly questions: readonly Question[];
  };
}

export interface World {
  readonly cities: readonly City[];
}
