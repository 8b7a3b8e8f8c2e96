import { bootstrap } from '@korsa/service-kit';
import { AppModule } from './app.module.js';
import { config } from './config.js';

await bootstrap(AppModule, config);
