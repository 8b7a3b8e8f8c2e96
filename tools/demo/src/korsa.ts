import {
  attendanceApi,
  createClient,
  evaluationApi,
  registrationApi,
  schedulingApi,
  type ClientOf,
} from '@korsa/contracts';
import type { ServiceName } from './stack/service-process.js';

/** The four services as one caller sees them. */
export interface Desk {
  readonly scheduling: ClientOf<typeof schedulingApi>;
  readonly registration: ClientOf<typeof registrationApi>;
  readonly attendance: ClientOf<typeof attendanceApi>;
  readonly evaluation: ClientOf<typeof evaluationApi>;
}

/** The moment the story has reached; every call carries it as simulated time. */
export class StoryTime {
  private current = '2025-05-01T00:00:00.000Z';

  get now(): string {
    return this.current;
  }

  /** Moves on to a moment given with its offset. Throws when it lies before the moment reached. */
  moveTo(moment: string): void {
    const next = new Date(moment).toISOString();
    if (next < this.current)
      throw new Error(`The story is at ${this.current} and cannot go back to ${next}.`);
    this.current = next;
  }
}

/** How long a call is repeated while a service is away. */
const patienceMs = 90_000;

/** Gives everybody a desk: who calls (opaque id) and for which area. */
export class Korsa {
  constructor(
    private readonly urls: Readonly<Record<ServiceName, string>>,
    readonly time: StoryTime,
  ) {}

  deskOf(actor: string, area: string): Desk {
    const options = (service: ServiceName) => ({
      baseUrl: this.urls[service],
      repeatForMs: patienceMs,
      headers: () => ({
        'korsa-actor': actor,
        'korsa-area': area,
        'korsa-simulated-time': this.time.now,
      }),
    });
    return {
      scheduling: createClient(schedulingApi, options('scheduling')),
      registration: createClient(registrationApi, options('registration')),
      attendance: createClient(attendanceApi, options('attendance')),
      evaluation: createClient(evaluationApi, options('evaluation')),
    };
  }
}
