import {
  attendanceApi,
  registrationTopic,
  retreatTopic,
  type ClientOf,
  type ProblemDetails,
} from '@korsa/contracts';
import { problemOf, runningService } from '@korsa/probe/service';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';

export { problemOf };
export type AttendanceClient = ClientOf<typeof attendanceApi>;

/** The attendance service, its neighbours played by their events. */
export function runningAttendance() {
  const running = runningService({
    AppModule,
    config,
    api: attendanceApi,
    learnsFrom: [retreatTopic, registrationTopic],
    startsAt: '2025-05-01T02:00:00.000Z',
  });
  return {
    ...running,
    /** What is said to a call that no client would make. */
    async send(path: string, body: unknown, area?: string): Promise<ProblemDetails> {
      const answer = await running.send('POST', path, body, area);
      return (await answer.json()) as ProblemDetails;
    },
  };
}
