import {
  registrationTopic,
  schedulingApi,
  type ClientOf,
  type WireMessage,
} from '@korsa/contracts';
import { problemOf, runningService } from '@korsa/probe/service';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';

export { problemOf };
export type Scheduling = ClientOf<typeof schedulingApi>;

/** The scheduling service, its neighbour played by its events. */
export function runningScheduling() {
  const running = runningService({
    AppModule,
    config,
    api: schedulingApi,
    learnsFrom: [registrationTopic],
    startsAt: '2025-05-01T02:00:00.000Z',
  });
  return {
    ...running,
    /** What registration would say. */
    hear: (messages: readonly WireMessage[]) => running.hear(registrationTopic, messages),
  };
}
