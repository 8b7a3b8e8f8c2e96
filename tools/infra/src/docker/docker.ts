import type { Provider } from '../choose-provider.js';
import { startCompose } from './compose.js';
import { checkDocker, haveImage } from './docker-command.js';
import { images } from './images.js';
import { startTestContainers } from './test-containers.js';

/** Containers: testcontainers for tests, compose for what people look at. */
export const docker: Provider = {
  name: 'docker',
  async find({ purpose, env, log }) {
    const forTests = purpose === 'test';
    await checkDocker({ compose: !forTests });
    const { kafka, mongo } = images(env);
    for (const image of [kafka, mongo]) await haveImage(image, log);
    return forTests ? startTestContainers : startCompose;
  },
};
