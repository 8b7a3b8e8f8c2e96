import type { RequestOf, registrationApi } from '@korsa/contracts';
import { idOf, type Cast } from './cast.js';
import { each, expectThat, heard } from './patience.js';

type IntakeBody = RequestOf<typeof registrationApi.openIntake>['body'];

/** Opens the intake as soon as registration has heard of the announcement. */
export async function openIntake(
  { city, retreatId, data }: Cast,
  intake: Omit<IntakeBody, 'quota'>,
): Promise<void> {
  const params = { retreatId };
  await heard('registration to hear of the announcement', async () => {
    const { status } = await city.registration.getKnownRetreat({ params });
    expectThat(status === 'announced', `the retreat is ${status} there`);
  });
  await city.registration.openIntake({ params, body: { ...intake, quota: data.retreat.quota } });
}

/** Nominates people at once, in groups of `groupSize`, and remembers their registrations. */
export async function nominate(
  cast: Cast,
  keys: readonly string[],
  groupSize: number,
): Promise<void> {
  const { rows } = await cast.city.registration.nominateParticipants({
    params: { retreatId: cast.retreatId },
    body: {
      nominations: keys.map((key, place) => ({
        personId: idOf(cast.people, key),
        group: `${Math.floor(place / groupSize) + 1}`,
      })),
    },
  });
  rows.forEach(({ outcome, registrationId, code }, row) => {
    expectThat(outcome !== 'refused', `the nomination of ${keys[row]} was refused: ${code}`);
    cast.registrations.set(keys[row] ?? '', registrationId);
  });
}

/** Everybody named says yes. Returns who ended on the wait-list. */
export async function confirm(cast: Cast, keys: readonly string[]): Promise<string[]> {
  const answers = await each(keys, (key) =>
    cast.city.registration.confirmParticipation({
      params: { registrationId: idOf(cast.registrations, key) },
    }),
  );
  return keys.filter((_, at) => answers[at]?.status === 'waitlisted');
}

/** Registrations of a retreat by status, as registration counts them. */
export async function countByStatus({ city, retreatId }: Cast): Promise<Record<string, number>> {
  const { byStatus } = await city.registration.summarizeRegistrations({ params: { retreatId } });
  return Object.fromEntries(Object.entries(byStatus).filter(([, count]) => count > 0));
}
