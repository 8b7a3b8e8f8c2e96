import { KafkajsDriver } from '../kafkajs/kafkajs-driver.js';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { DeferredDriver } from './deferred-driver.js';
import type { KafkaDriver } from './driver.js';

type Open = (settings: KafkaSettings, logger: EventingLogger) => KafkaDriver;

/** To load the client that nobody asked for would take a third of the time in which a service starts. */
const platformatic: Open = (settings, logger) =>
  new DeferredDriver(async () => {
    const { PlatformaticDriver } = await import('../platformatic/platformatic-driver.js');
    return new PlatformaticDriver(settings, logger);
  });

const drivers: Readonly<Record<NonNullable<KafkaSettings['client']>, Open>> = {
  kafkajs: (settings, logger) => new KafkajsDriver(settings, logger),
  platformatic,
};

/** The driver over the client that the settings name; ADR 0017 says why which one is the default. */
export function openDriver(settings: KafkaSettings, logger: EventingLogger): KafkaDriver {
  return drivers[settings.client ?? 'kafkajs'](settings, logger);
}
