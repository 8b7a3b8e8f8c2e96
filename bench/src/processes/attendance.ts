import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attendanceApi, createClient } from '@korsa/contracts';
import { environmentOf, root, ServiceProcess } from '@korsa/demo';
import { freePort } from '@korsa/infra';
import { eventually } from '@korsa/testing';
import { benchId } from '../scene/ids.js';
import { kafkaOf } from '../scene/kafka.js';
import { tellScene, type RetreatScene } from '../scene/retreat.js';
import type { BenchEnvironment } from '../workload.js';

/** Attendance as it runs in production: `api` answers, `worker` has learnt the scene from the topics. */
export interface RunningAttendance {
  readonly api: ServiceProcess;
  /** Registers a device as a gate of the retreat. */
  gate(label: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts attendance with an open retreat that it knows. The worker is stopped then: what it does, publishing above all,
 * is measured by rows of its own.
 */
export async function startAttendance(
  environment: BenchEnvironment,
  scene: RetreatScene,
): Promise<RunningAttendance> {
  const [api, worker] = [await role(environment, 'api'), await role(environment, 'worker')];
  const stop = async () => {
    await Promise.all([api.stop(), worker.stop()]);
  };
  try {
    await Promise.all([api.start(), worker.start(), tellScene(kafkaOf(environment), scene)]);
    const headers = () => ({ 'korsa-area': '33.71', 'korsa-actor': 'gate-1' });
    const attendance = createClient(attendanceApi, { baseUrl: api.url, headers });
    const retreatId = benchId.retreat(1);
    const knowsAll = async () => {
      const heard = await attendance.getRetreatAttendance({ params: { retreatId } });
      return heard.expected === scene.registrations && heard.sessions.length === scene.sessions;
    };
    await eventually(knowsAll, { within: 90_000, every: 250 });
    await worker.stop();
    const gate = async (label: string) =>
      (await attendance.registerGate({ body: { retreatId, label } })).gateId;
    return { api, gate, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function role(environment: BenchEnvironment, name: 'api' | 'worker') {
  const logs = join(root, '.korsa', 'logs');
  await mkdir(logs, { recursive: true });
  return new ServiceProcess({
    name: 'attendance',
    port: await freePort(),
    env: {
      ...environmentOf('attendance', { ...environment, simulation: false }),
      KORSA_ROLES: name,
    },
    logFile: join(logs, `bench-attendance-${name}.log`),
  });
}
