import { describe, expect, it } from '@jest/globals';
import { chooseProvider, type Provider } from './choose-provider.js';
import type { Infrastructure, ProviderName, Request } from './infrastructure.js';
import { Unavailable } from './unavailable.js';

const request: Request = { purpose: 'test', log: () => undefined };

const open = (name: ProviderName): Provider => ({
  name,
  find: () => Promise.resolve(() => Promise.resolve({ provider: name } as Infrastructure)),
});

const shut = (name: ProviderName, ...reasons: string[]): Provider => ({
  name,
  find: () => Promise.reject(new Unavailable(reasons)),
});

describe('chooseProvider', () => {
  it('takes the first that is open, and remembers why the others were not', async () => {
    const providers = [shut('given', 'Nothing set.'), open('docker'), open('embedded')];
    const choice = await chooseProvider(providers, undefined, request);
    expect(choice).toMatchObject({ name: 'docker', passed: ['given: Nothing set.'] });
    expect(await choice.start(request)).toEqual({ provider: 'docker' });
  });

  it('does not look further than it must', async () => {
    const never: Provider = { name: 'embedded', find: () => Promise.reject(new Error('asked')) };
    await expect(chooseProvider([open('given'), never], undefined, request)).resolves.toMatchObject(
      { name: 'given' },
    );
  });

  it('takes only what KORSA_INFRA names', async () => {
    const providers = [open('given'), open('docker'), open('embedded')];
    const choice = await chooseProvider(providers, 'embedded', request);
    expect(choice).toMatchObject({ name: 'embedded', passed: [] });
  });

  it('refuses a KORSA_INFRA that it does not know', async () => {
    await expect(chooseProvider([open('given')], 'podman', request)).rejects.toThrow(
      'KORSA_INFRA is podman; it may be given, docker, embedded, or not set.',
    );
  });

  it('lists everything that was tried and what to install', async () => {
    const providers = [shut('docker', 'No docker.'), shut('embedded', 'No Java.', 'No Maven.')];
    const choosing = chooseProvider(providers, undefined, request);
    await expect(choosing).rejects.toThrow(
      /- docker: No docker\.\n.*- embedded: No Java\.\n.*- embedded: No Maven\.\nDo one of these:/,
    );
  });

  it('says that KORSA_INFRA allowed nothing else', async () => {
    const choosing = chooseProvider([shut('docker', 'No docker.')], 'docker', request);
    await expect(choosing).rejects.toThrow('(KORSA_INFRA=docker allows nothing else.)');
  });

  it('does not go on after a mistake of the user', async () => {
    const half: Provider = { name: 'given', find: () => Promise.reject(new Error('Set both.')) };
    await expect(chooseProvider([half, open('docker')], undefined, request)).rejects.toThrow(
      'Set both.',
    );
  });
});
