import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Looped } from '../measure/closed-loop.js';
import { scansOf, type UploadScene } from '../scene/uploads.js';
import { serve } from './serve.js';

export interface UploadLoad extends UploadScene {
  readonly url: string;
  readonly gateIds: readonly string[];
}

interface Upload {
  readonly url: string;
  readonly body: string;
  readonly key: string;
  readonly scans: number;
}
let packed: readonly Upload[] = [];

/** Gates that were offline and come back at the same moment, each with what it saw. */
serve({
  /** Makes the bodies, so that this does not count. */
  pack({ url, gateIds, ...scene }: UploadLoad) {
    packed = gateIds.map((gateId, device) => {
      const scans = scansOf(scene, device);
      const target = `${url}/v1/gates/${gateId}/uploads`;
      return {
        url: target,
        body: JSON.stringify({ scans }),
        key: randomUUID(),
        scans: scans.length,
      };
    });
    return Promise.resolve(packed.length);
  },
  async send() {
    const latencies: number[] = [];
    const accepted = await Promise.all(
      packed.map(async (upload) => {
        const began = performance.now();
        const count = await delivered(upload);
        latencies.push(performance.now() - began);
        return count;
      }),
    );
    const operations = accepted.reduce((sum, count) => sum + count, 0);
    return { operations, latencies } satisfies Looped;
  },
});

/** As a gate does it: again with the same key while the service is too busy. Throws unless every scan was accepted. */
async function delivered({ url, body, key, scans }: Upload): Promise<number> {
  for (;;) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'korsa-area': '33.71',
        'korsa-actor': 'gate-1',
        'idempotency-key': key,
      },
      body,
    });
    const said = (await answer.json()) as { accepted?: number };
    if (answer.ok && said.accepted === scans) return scans;
    if (answer.status !== 429 && answer.status !== 503)
      throw new Error(
        `An upload of ${scans} scans was answered ${answer.status}, ${said.accepted ?? 0} accepted`,
      );
    await pause(250);
  }
}
