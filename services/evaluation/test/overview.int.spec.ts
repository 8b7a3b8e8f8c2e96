import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { presenceTopic, registrationTopic } from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import {
  numbers,
  personOf,
  registrationOf,
  sessionOf,
  storyOf,
  tell,
  type Cast,
} from './neighbours.js';
import { problemOf, runningEvaluation } from './running-evaluation.js';

const running = runningEvaluation();
const jateng: Cast = {
  retreatId: nameId('overview magelang'),
  cityCode: '33.71',
  operatorCode: '33',
  firstDay: '2025-11-04',
  lastDay: '2025-11-07',
  closedAt: '2025-11-07T07:00:00.000Z',
  participants: 12,
  otherUnits: 1,
};
/** Run by Jawa Tengah for a city of Jawa Timur. */
const jatim: Cast = { ...jateng, retreatId: nameId('overview malang'), cityCode: '35.73' };

beforeAll(() => running.start());
afterAll(() => running.stop());

const overviewOf = (areaCode: string, caller = areaCode) =>
  running.as(caller).getOverview({ params: { areaCode } });

describe('the overview of an area', () => {
  beforeAll(async () => {
    await running.hear([...storyOf(jateng), ...storyOf(jatim)]);
    await eventually(async () => {
      for (const area of ['33', '35']) {
        const { retreats } = await overviewOf(area);
        expect(retreats).toMatchObject([{ registrations: { confirmed: 12, declined: 1 } }]);
      }
    });
  });

  it('has the retreats of its cities, whoever runs them', async () => {
    await eventually(async () => {
      const { retreats } = await overviewOf('33');
      expect(retreats.map(({ retreatId }) => retreatId)).toEqual([jateng.retreatId]);
      expect(retreats[0]).toMatchObject({
        cityCode: '33.71',
        operatorCode: '33',
        status: 'closed',
        firstDay: '2025-11-04',
        seated: 12,
      });
    });
  });

  it('withholds what would point at single persons', async () => {
    await eventually(async () => {
      const { retreats, suppressedBelow } = await overviewOf('33');
      expect(suppressedBelow).toBe(5);
      expect(retreats[0]).toMatchObject({
        decisions: { met: null, missed: null, open: 0 },
        certificates: { completed: null, attended: null },
      });
    });
  });

  it('follows who came', async () => {
    const came = numbers(6).flatMap((n) =>
      tell(
        jateng.cityCode,
        registrationOf(jateng, n),
        [presenceTopic.AttendanceDecided, { retreatId: jateng.retreatId }],
        [presenceTopic.CheckedIn, { retreatId: jateng.retreatId, sessionId: sessionOf(jateng, 1) }],
      ),
    );
    await running.hear(came);
    await eventually(async () => {
      const { retreats } = await overviewOf('33.71');
      expect(retreats[0]).toMatchObject({ presence: { came: 6, notYet: 6 } });
    });
  });

  it('says when a part of the history is missing', async () => {
    const [, late] = tell(
      jateng.cityCode,
      registrationOf(jateng, 77),
      [registrationTopic.ParticipantNominated],
      [registrationTopic.ParticipationConfirmed, { personId: personOf(jateng, 77) }],
    );
    if (late) await running.hear([late]);
    await eventually(async () => expect(await overviewOf('33')).toMatchObject({ incomplete: 1 }));
    expect(await overviewOf('35')).toMatchObject({ incomplete: 0 });
  });

  it('is refused to those of another area', async () => {
    expect(await problemOf(overviewOf('33', '35'))).toMatchObject({ code: 'area-not-covered' });
  });
});
