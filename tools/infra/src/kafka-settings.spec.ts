import { describe, expect, it } from '@jest/globals';
import { listenerSettings } from './kafka-settings.js';

describe('the listeners of a broker', () => {
  it('are the usual one and its own', () => {
    const place = { host: 'here', bind: '', port: 9092, controller: 9093, advertisedPort: 5000 };
    expect(listenerSettings(place)).toEqual({
      listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      'advertised.listeners': 'PLAINTEXT://here:5000',
      'inter.broker.listener.name': 'PLAINTEXT',
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    });
  });

  it('send clients of another way back to that way', () => {
    const place = { host: '127.0.0.1', bind: '127.0.0.1', port: 1, controller: 2 };
    const more = [{ name: 'PROXY', port: 3, advertisedPort: 4 }];
    expect(listenerSettings(place, more)).toMatchObject({
      listeners: 'PLAINTEXT://127.0.0.1:1,CONTROLLER://127.0.0.1:2,PROXY://127.0.0.1:3',
      'advertised.listeners': 'PLAINTEXT://127.0.0.1:1,PROXY://127.0.0.1:4',
      'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXY:PLAINTEXT',
    });
  });
});
