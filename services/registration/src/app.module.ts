import { Module } from '@nestjs/common';
import { directory } from './directory/directory.module.js';
import { intakes } from './intakes/intakes.module.js';
import { registrations } from './registrations/registrations.module.js';
import { retreats } from './retreats/retreats.module.js';

const features = [directory, retreats, intakes, registrations];

@Module({
  controllers: features.flatMap(({ controllers = [] }) => controllers),
  providers: features.flatMap(({ providers = [] }) => providers),
})
export class AppModule {}
