import type { Cast } from './cast.js';
import { expectThat, heard } from './patience.js';

/** Closes the retreat, confirms the attendance of everybody and waits until each has a certificate. */
export async function closeRetreat(
  cast: Cast,
  participants: number,
): Promise<Record<'completed' | 'attended', number>> {
  const params = { retreatId: cast.retreatId };
  const { attendance, scheduling } = cast.operator;
  await scheduling.closeRetreat({ params });
  await heard('attendance to hear of the close', async () => {
    const { decided, incomplete } = await attendance.decideAttendance({
      params,
      body: { confirm: true },
    });
    expectThat(decided === participants, `${decided} decided, ${incomplete} incomplete`);
  });
  return heard('every certificate to be issued', async () => {
    const [completed, attended] = await Promise.all([
      countOf(cast, 'completed'),
      countOf(cast, 'attended'),
    ]);
    expectThat(completed + attended === participants, `${completed + attended} certificates`);
    return { completed, attended };
  });
}

async function countOf(
  { operator, retreatId }: Cast,
  outcome: 'completed' | 'attended',
): Promise<number> {
  const { items } = await operator.attendance.listCertificates({
    params: { retreatId },
    query: { outcome, valid: 'true', limit: 200 },
  });
  return items.length;
}
