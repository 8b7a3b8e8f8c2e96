import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { benchId } from '../scene/ids.js';
import type { Looped } from '../measure/closed-loop.js';
import { serve } from './serve.js';

export interface CheckInLoad {
  readonly url: string;
  readonly connections: number;
  readonly operations: number;
  readonly gateId: string;
  /** Check-ins from this number on: participant by participant, then the next session. */
  readonly from: number;
  readonly registrations: number;
}

/** Generates the load of gates in a process of its own, so that it does not wait for what it measures. */
serve({
  async fire({ url, connections, operations, from, gateId, registrations }: CheckInLoad) {
    let next = from;
    const body = () => {
      const index = next++;
      return JSON.stringify({
        gateId,
        registrationId: benchId.registration(index % registrations),
        sessionId: benchId.session(Math.floor(index / registrations)),
      });
    };
    const headers = {
      'content-type': 'application/json',
      'korsa-area': '33.71',
      'korsa-actor': 'gate-1',
    };
    const latencies: number[] = [];
    let lastAnswer = performance.now();
    const fired = Promise.withResolvers<autocannon.Result>();
    const instance = autocannon(
      {
        url,
        connections,
        amount: operations,
        requests: [
          {
            method: 'POST',
            path: '/v1/check-ins',
            setupRequest: (request) => ({
              ...request,
              headers: { ...headers, 'idempotency-key': randomUUID() },
              body: body(),
            }),
          },
        ],
      },
      (error: unknown, result) => (error ? fired.reject(error) : fired.resolve(result)),
    );
    instance.on('response', (_client, _status, _bytes, milliseconds) => {
      latencies.push(milliseconds);
      lastAnswer = performance.now();
    });
    const { non2xx, errors, '2xx': accepted } = await fired.promise;
    // A refusal would be fast: a window with one is worth nothing.
    if (non2xx > 0 || errors > 0)
      throw new Error(`${url}: ${non2xx} refusals and ${errors} errors in a window`);
    // autocannon sees that it is done at its next sample, up to a second later.
    const tailMs = performance.now() - lastAnswer;
    return { operations: accepted, latencies, tailMs } satisfies Looped;
  },
});
