import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, workUnitTopic } from '@korsa/contracts';
import { createPublisher } from '@korsa/eventing';
import { eventually, infrastructure, sampleMessage } from '@korsa/testing';
import { Timers, type RunningService } from '../src/index.js';
import { unitsApi } from './fixtures/units.js';
import { caller } from './http-harness.js';
import { unitsInTwoProcesses } from './units-processes.js';

const shared = infrastructure();
const sample = sampleMessage(workUnitTopic.WorkUnitRegistered);

let units: Awaited<ReturnType<typeof unitsInTwoProcesses>>;
let api: RunningService;
let worker: RunningService;
beforeAll(async () => {
  units = await unitsInTwoProcesses(shared);
  ({ api, worker } = units);
});
afterAll(() => Promise.all([api.close(), worker.close()]));

function show() {
  const client = createClient(unitsApi, { baseUrl: api.baseUrl, headers: () => caller });
  return client.show({ params: { unitCode: sample.key } });
}

describe('a service in two processes', () => {
  it('learns in the worker, at the time of the event, what the API shows', async () => {
    const publisher = await createPublisher(units.kafka);
    await publisher.publish(workUnitTopic.name, [sample]);
    await publisher.close();
    const unit = await eventually(show, { within: 30_000 });
    expect(unit).toEqual({ id: sample.key, heardAt: sample.headers['ce_time'], visits: 0 });
  });

  it('does recurring work city by city', async () => {
    await worker.get(Timers).run('visit-units');
    expect(await show()).toMatchObject({ visits: 1 });
  });

  it('is ready as a worker when its groups have joined', async () => {
    await eventually(async () => (await fetch(`${worker.baseUrl}/health/ready`)).status === 200);
    const answer = await fetch(`${worker.baseUrl}/health/ready`);
    expect(await answer.json()).toMatchObject({ details: { kafka: { status: 'up' } } });
  });
});
