import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registrationTopic, retreatTopic } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { magelang, malang } from './cities.js';
import { participantStory, registrationIdOf, retreatStory } from './neighbours.js';
import { magelangSessions, malangSessions, session } from './programmes.js';
import { problemOf, runningAttendance, type AttendanceClient } from './running-attendance.js';

const direction = session(magelangSessions, 'Development direction');
const running = runningAttendance();
let city: AttendanceClient;
let province: AttendanceClient;
let gateId: string;

beforeAll(async () => {
  await running.start();
  running.at(direction.startsAt);
  city = running.as('33.71');
  province = running.as('33');
  await running.hear(retreatTopic, [...retreatStory(magelang), ...retreatStory(malang)]);
  await running.hear(registrationTopic, [
    ...participantStory(magelang, { name: 'camat', category: 'PNS' }),
    ...participantStory(magelang, { name: 'declined', category: 'PNS', answer: 'declined' }),
    ...participantStory(malang, { name: 'lurah', category: 'PNS' }),
  ]);
  await eventually(async () => {
    await city.getPresence({ params: { registrationId: registrationIdOf('camat') } });
    await city.getPresence({ params: { registrationId: registrationIdOf('declined') } });
    await running
      .as('35.73')
      .getPresence({ params: { registrationId: registrationIdOf('lurah') } });
    const params = { retreatId: magelang.retreatId };
    const { sessions } = await city.getRetreatAttendance({ params });
    expect(sessions).toHaveLength(magelangSessions.length);
  });
  const gate = await city.registerGate({
    body: { retreatId: magelang.retreatId, label: 'Lobi' },
  });
  gateId = gate.gateId;
});
afterAll(() => running.stop());

const checkIn = (client: AttendanceClient, name: string, sessionId = direction.sessionId) =>
  problemOf(
    client.checkIn({ body: { gateId, registrationId: registrationIdOf(name), sessionId } }),
  );

describe('a check-in that cannot be', () => {
  it('of an unknown registration is a 404', async () => {
    expect(await checkIn(city, 'nobody')).toMatchObject({
      status: 404,
      code: 'registration-unknown',
    });
  });

  it('of another city is unknown to the city and to the province that does not hold it', async () => {
    for (const client of [city, province])
      expect(await checkIn(client, 'lurah')).toMatchObject({
        status: 404,
        code: 'registration-unknown',
      });
  });

  it('of somebody who declined is a 409', async () => {
    expect(await checkIn(city, 'declined')).toMatchObject({
      status: 409,
      code: 'registration-declined',
    });
  });

  it('to an unknown session is a 404, also to one of another city', async () => {
    for (const sessionId of [newId(), malangSessions[0]!.sessionId])
      expect(await checkIn(city, 'camat', sessionId)).toMatchObject({
        status: 404,
        code: 'session-unknown',
      });
  });

  it('at the gate of another city is a 404', async () => {
    const other = running.as('35.73');
    expect(await checkIn(other, 'lurah')).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('leaves nothing behind', async () => {
    expect(await running.states('presences')).toEqual([]);
  });
});

describe('a body that does not fit', () => {
  it('is refused with all its problems', async () => {
    const problem = await running.send('/v1/check-ins', {
      gateId: 'lobby',
      registrationId: registrationIdOf('camat'),
      scannedAt: '2025-02-30T08:00:00+07:00',
      method: 'face',
      name: 'somebody',
    });
    expect(problem.status).toBe(400);
    const fields = problem.problems?.map(({ field }) => field) ?? [];
    expect(fields.sort()).toEqual(
      expect.arrayContaining(['gateId', 'method', 'name', 'scannedAt', 'sessionId']),
    );
  });

  it('is refused when an upload is empty, too long, or wrong in one scan', async () => {
    const path = `/v1/gates/${gateId}/uploads`;
    const scan = {
      scanId: newId(),
      registrationId: registrationIdOf('camat'),
      sessionId: direction.sessionId,
      direction: 'in',
      scannedAt: direction.startsAt,
    };
    const tooMany = Array.from({ length: 501 }, () => scan);
    for (const scans of [[], tooMany, [scan, { ...scan, direction: 'through' }]])
      expect(await running.send(path, { scans })).toMatchObject({ status: 400 });
    expect(await running.states('presences')).toEqual([]);
  });

  it('is refused when nobody confirms the decision', async () => {
    const path = `/v1/retreats/${magelang.retreatId}/attendance-decisions`;
    expect(await running.send(path, { confirm: false })).toMatchObject({ status: 400 });
    expect(await running.send(path, { confirm: true })).toMatchObject({
      status: 409,
      code: 'retreat-not-closed',
    });
  });
});

describe('what another city must not see', () => {
  it('is not there', async () => {
    const params = { retreatId: malang.retreatId };
    for (const client of [city, province]) {
      expect(await problemOf(client.getRetreatAttendance({ params }))).toMatchObject({
        status: 404,
      });
      expect(await problemOf(client.getAttendancePolicy({ params }))).toMatchObject({
        status: 404,
      });
      expect((await client.listGates({ params })).items).toEqual([]);
    }
  });

  it('cannot be changed', async () => {
    const problem = problemOf(
      province.changeAttendancePolicy({
        params: { retreatId: malang.retreatId },
        body: { thresholdPercent: 1 },
      }),
    );
    expect(await problem).toMatchObject({ status: 404 });
  });
});

describe('a command with its key', () => {
  it('gets the first answer back, and another body is refused', async () => {
    const body = {
      gateId,
      registrationId: registrationIdOf('camat'),
      sessionId: direction.sessionId,
    };
    const once = running.as('33.71', { 'idempotency-key': newId() });
    const first = await once.checkIn({ body });
    running.at('2025-11-05T02:25:00.000Z');
    await city.checkOut({ body });
    expect(JSON.stringify(await once.checkIn({ body }))).toBe(JSON.stringify(first));
    expect(await problemOf(once.checkIn({ body: { ...body, method: 'search' } }))).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
  });
});
