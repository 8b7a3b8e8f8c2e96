import { serviceElements } from '@korsa/contracts';
import { idOf, personOf, type Cast } from './cast.js';
import type { Chance } from './chance.js';
import { each, expectThat, heard } from './patience.js';

/** Everybody promises to improve one element of the service of their unit. Returns action plan ids by unit. */
export async function commitActionPlans(
  cast: Cast,
  keys: readonly string[],
  dueOn: string,
  chance: Chance,
): Promise<Map<string, string>> {
  const elements = keys.map(
    () => serviceElements[chance.between(0, serviceElements.length - 1)] ?? 'time',
  );
  const plans = await each(keys, (key, at) =>
    cast.city.evaluation.commitActionPlan({
      body: {
        registrationId: idOf(cast.registrations, key),
        unitCode: personOf(cast, key).unit,
        element: elements[at] ?? 'time',
        dueOn,
      },
    }),
  );
  return new Map(plans.map(({ unitCode, actionPlanId }) => [unitCode, actionPlanId]));
}

/** One visit to every work unit that has an action plan; some plans are found done. */
export async function visitUnits(
  cast: Cast,
  plans: ReadonlyMap<string, string>,
  visitedOn: string,
  chance: Chance,
): Promise<void> {
  const visits = [...plans.values()].map((actionPlanId) => ({
    actionPlanId,
    done: chance.next() < 0.3,
  }));
  await each(visits, async ({ actionPlanId, done }) => {
    const params = { actionPlanId };
    await cast.city.evaluation.reportProgress({ params, body: { percent: done ? 90 : 40 } });
    await cast.city.evaluation.recordMonitoringVisit({
      params,
      body: { visitedOn, finding: done ? 'achieved' : 'on-track', evidenceCount: done ? 3 : 1 },
    });
    if (done) await cast.city.evaluation.completeActionPlan({ params });
  });
}

/** Records the service surveys (SKM) of one period, as score sums per element. */
export async function recordSurveys(
  { city, data }: Cast,
  phase: 'before' | 'after',
  period: { from: string; to: string },
): Promise<void> {
  await each(data.surveys, (row) =>
    heard(`evaluation to hear of the work unit ${row.unit}`, () =>
      city.evaluation.recordServiceSurvey({
        params: { unitCode: row.unit },
        body: {
          period,
          users: row.users,
          answers: { kind: 'sums', scale: '1-4', ...row[phase] },
        },
      }),
    ),
  );
}

/** Assesses the impact once evaluation has heard everything about every participant. */
export async function assessImpact({ city, retreatId }: Cast, participants: number): Promise<void> {
  const params = { retreatId };
  await heard('evaluation to hear of every decision and certificate', async () => {
    const { complete, missing, certificates } = await city.evaluation.getEvaluatedRetreat({
      params,
    });
    const known = certificates.completed + certificates.attended;
    expectThat(
      complete && known === participants,
      `${known} certificates, missing: ${missing.join(', ') || 'nothing'}`,
    );
  });
  await city.evaluation.assessImpact({ params });
}
