import { evaluationApi, type ClientOf, type ProblemDetails } from '@korsa/contracts';
import { problemOf, runningService } from '@korsa/probe/service';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';
import { neighbourTopics, type Told } from './neighbours.js';

export { problemOf };
export type Evaluation = ClientOf<typeof evaluationApi>;

/** The evaluation service, its neighbours played by their events. */
export function runningEvaluation(environment: Readonly<Record<string, string>> = {}) {
  const running = runningService({
    AppModule,
    config,
    api: evaluationApi,
    learnsFrom: neighbourTopics,
    startsAt: '2025-01-02T01:00:00.000Z',
    environment: { EVALUATION_WAVE_POLL_MS: '100', ...environment },
  });
  return {
    ...running,
    /** What is said to a call that no client would make. */
    async send(method: string, path: string, body: unknown): Promise<ProblemDetails> {
      const answer = await running.send(method, path, body);
      return (await answer.json()) as ProblemDetails;
    },
    async read(path: string): Promise<string> {
      return (await fetch(`${running.url()}${path}`)).text();
    },
    /** What the neighbours would say: topic after topic in the order given, each in its own order. */
    async hear(
      told: readonly Told[],
      order = neighbourTopics.map(({ name }) => name),
    ): Promise<void> {
      for (const name of order) {
        const messages = told.filter(({ topic }) => topic === name).map(({ message }) => message);
        if (messages.length > 0) await running.hear({ name }, messages);
      }
    },
  };
}
