import { KafkajsDriver } from '../kafkajs/kafkajs-driver.js';
import type { EventingLogger } from '../logger.js';
import { PlatformaticDriver } from '../platformatic/platformatic-driver.js';
import type { KafkaSettings } from '../settings.js';
import type { KafkaDriver } from './driver.js';

const drivers = { kafkajs: KafkajsDriver, platformatic: PlatformaticDriver };

/** The driver over the client that the settings name; ADR 0017 says why which one is the default. */
export function openDriver(settings: KafkaSettings, logger: EventingLogger): KafkaDriver {
  return new drivers[settings.client ?? 'kafkajs'](settings, logger);
}
