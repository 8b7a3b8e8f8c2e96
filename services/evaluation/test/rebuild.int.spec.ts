import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registrationTopic } from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { personOf, registrationOf, storyOf, tell, type Cast } from './neighbours.js';
import { runningEvaluation } from './running-evaluation.js';

const running = runningEvaluation();
const main = new URL('../src/main.ts', import.meta.url);
const cast: Cast = {
  retreatId: nameId('rebuilt retreat'),
  cityCode: '33.71',
  operatorCode: '33',
  firstDay: '2025-11-04',
  lastDay: '2025-11-07',
  closedAt: '2025-11-07T07:00:00.000Z',
  participants: 8,
  otherUnits: 0,
};

beforeAll(() => running.start());
afterAll(() => running.stop());

const confirmed = async () => {
  const { retreats } = await running.as('33').getOverview({ params: { areaCode: '33' } });
  return retreats[0]?.registrations.confirmed;
};

describe('a read model of the service', () => {
  it('is rebuilt, compared and switched by an operator, and goes on', async () => {
    await running.hear(storyOf(cast));
    await eventually(async () => expect(await confirmed()).toBe(8));
    const wish = ['rebuild', '--model', 'participations', '--compare', '--switch', '--drop'];
    const { code, output } = await running.command(main, ...wish);
    expect(output).toContain('9 are the same, 0 differ');
    expect(output).toContain('participations_v1 is dropped.');
    expect(code).toBe(0);
    const late = registrationOf(cast, 50);
    const seat = { retreatId: cast.retreatId, personId: personOf(cast, 50) };
    await running.hear(
      tell(
        cast.cityCode,
        late,
        [registrationTopic.ParticipantNominated, seat],
        [registrationTopic.ParticipationConfirmed, seat],
      ),
    );
    await eventually(async () => expect(await confirmed()).toBe(9));
    expect(await running.states('participations_v2')).toHaveLength(10);
  });

  it('says how a command is used', async () => {
    const { code, output } = await running.command(main, 'rebuild', '--model', 'unknown');
    expect(output).toContain('evaluation has these read models: participations.');
    expect(code).toBe(2);
  });
});
