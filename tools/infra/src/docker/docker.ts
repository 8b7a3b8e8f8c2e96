import type { Provider } from '../choose-provider.js';
import { Unavailable } from '../unavailable.js';

export const docker: Provider = {
  name: 'docker',
  find() {
    return Promise.reject(new Unavailable(['not yet']));
  },
};
