import { encodeEvent, registrationApi, retreatTopic, type ClientOf } from '@korsa/contracts';
import { runningService } from '@korsa/probe/service';
import { newId } from '@korsa/store';
import { eventually, sampleEvent } from '@korsa/testing';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';

export type Registration = ClientOf<typeof registrationApi>;
type RetreatEvent = 'RetreatAnnounced' | 'RetreatRescheduled' | 'RetreatCancelled';

/** The registration service while an intake is open, in one or more processes' worth of instances. */
export function runningRegistration(instances = 1) {
  const running = runningService({
    AppModule,
    config,
    api: registrationApi,
    learnsFrom: [retreatTopic],
    startsAt: '2025-10-20T05:00:00.000Z',
    instances,
  });
  return {
    ...running,
    /** Says what scheduling would say of a retreat: the sample of the event, about this retreat. */
    async say(name: RetreatEvent, retreatId: string, cityCode: string, sequence: number) {
      const event = { ...sampleEvent(retreatTopic[name]), id: newId(), subject: retreatId };
      const message = encodeEvent(retreatTopic[name], { ...event, cityCode, sequence });
      await running.hear(retreatTopic, [message]);
    },
    /** Everything that the service has published, as soon as it is `count` events of this key. */
    published: (name: string, key: string, count: number) =>
      eventually(async () => {
        const records = (await running.records({ name })).filter((record) => record.key === key);
        return records.length >= count ? records : null;
      }),
  };
}
