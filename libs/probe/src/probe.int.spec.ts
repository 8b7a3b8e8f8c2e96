import { beforeAll, describe, expect, it } from '@jest/globals';
import { intakeTopic, retreatTopic } from '@korsa/contracts';
import { infrastructure } from '@korsa/testing';
import { EventProbe } from './event-probe.js';
import { Neighbour } from './neighbour.js';

const infra = infrastructure();
let scheduling: Neighbour;
let probe: EventProbe;

beforeAll(async () => {
  scheduling = infra.closing(await Neighbour.of(infra, [retreatTopic, intakeTopic]));
  await scheduling.says(retreatTopic.RetreatDrafted, { subject: 'retreat-1', cityCode: '33.71' });
  probe = infra.closing(await EventProbe.follow(infra, [retreatTopic, intakeTopic]));
});

describe('EventProbe', () => {
  it('finds what was said before it came', async () => {
    const drafted = await probe.expect(retreatTopic.RetreatDrafted, { subject: 'retreat-1' });
    expect(drafted).toMatchObject({ cityCode: '33.71', sequence: 1 });
  });

  it('waits for what comes later, and compares at any depth', async () => {
    const period = { firstDay: '2025-11-04', lastDay: '2025-11-07' };
    const waiting = probe.expect(retreatTopic.RetreatAnnounced, { data: { period } });
    await scheduling.says(retreatTopic.RetreatAnnounced, {
      subject: 'retreat-1',
      data: { period },
    });
    expect(await waiting).toMatchObject({ subject: 'retreat-1', sequence: 2 });
  });

  it('says what did arrive when the event does not come', async () => {
    await scheduling.says(retreatTopic.RetreatCancelled, { subject: 'retreat-2' });
    await probe.expect(retreatTopic.RetreatCancelled, { subject: 'retreat-2' });
    const waiting = probe.expect(
      retreatTopic.RetreatCancelled,
      { subject: 'retreat-3' },
      { within: 100 },
    );
    await expect(waiting).rejects.toThrow(
      /no RetreatCancelled with { subject: 'retreat-3' }.*retreat-cancelled.v1 of retreat-2/s,
    );
  });

  it('says so when nothing arrived at all', async () => {
    const waiting = probe.expect(intakeTopic.IntakeOpened, {}, { within: 100 });
    await expect(waiting).rejects.toThrow('events.v1: nothing');
  });

  it('reads a topic whole, duplicates included', async () => {
    const { subject } = await scheduling.says(intakeTopic.IntakeClosed, { subject: 'retreat-9' });
    const again = await scheduling.says(intakeTopic.IntakeClosed, { subject });
    await scheduling.repeat(intakeTopic.IntakeClosed, again);
    const records = await probe.all(intakeTopic);
    const sequences = records
      .filter(({ key }) => key === subject)
      .map(({ headers }) => Number(headers['ce_sequence']));
    expect(sequences).toEqual([1, 2, 2]);
  });
});

describe('Neighbour', () => {
  it('refuses data that its contract does not know', async () => {
    const data = { plannedJp: -1 };
    await expect(scheduling.says(retreatTopic.RetreatOpened, { data })).rejects.toThrow();
  });
});
