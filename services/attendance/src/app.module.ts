import { Module } from '@nestjs/common';
import { attendees } from './attendees/attendees.module.js';
import { certificates } from './certificates/certificates.module.js';
import { credits } from './credits/credits.module.js';
import { decisions } from './decisions/decisions.module.js';
import { gates } from './gates/gates.module.js';
import { policies } from './policies/policies.module.js';
import { presence } from './presence/presence.module.js';
import { programmes } from './programmes/programmes.module.js';

const features = [
  programmes,
  attendees,
  policies,
  gates,
  presence,
  decisions,
  credits,
  certificates,
];

@Module({
  controllers: features.flatMap(({ controllers = [] }) => controllers),
  providers: features.flatMap(({ providers = [] }) => providers),
})
export class AppModule {}
