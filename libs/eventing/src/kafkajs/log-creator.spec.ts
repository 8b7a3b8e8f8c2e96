import { describe, expect, it } from '@jest/globals';
import { logLevel } from 'kafkajs';
import { silentLogger } from '../logger.js';
import { logCreator } from './log-creator.js';

function recording() {
  const lines: string[] = [];
  const say = (level: string) => (fields: object, message: string) =>
    lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const create = logCreator({ ...silentLogger, warn: say('warn'), debug: say('debug') });
  const log = create(logLevel.INFO);
  return {
    lines,
    log: (level: number, message: string, more: object = {}) =>
      log({
        namespace: 'Consumer',
        level,
        label: '',
        log: { timestamp: '', message, ...more },
      }),
  };
}

describe('logCreator', () => {
  it('says an error of kafkajs as a warning, with names and numbers only', () => {
    const { lines, log } = recording();
    log(logLevel.ERROR, 'Connection error', {
      broker: 'b:1',
      stack: 'secret',
      payload: { nip: '1' },
    });
    expect(lines).toEqual(['warn Connection error {"kafkajs":"Consumer","broker":"b:1"}']);
  });

  it('hides what is harmless, and what is said in passing', () => {
    const { lines, log } = recording();
    log(logLevel.ERROR, 'Response CreateTopics', { error: 'Topic with this name already exists' });
    log(logLevel.INFO, 'Consumer has joined the group');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['debug', 'debug']);
  });

  it('repeats itself only after a while', () => {
    const { lines, log } = recording();
    for (let at = 0; at < 50; at++) log(logLevel.ERROR, 'Connection error');
    expect(lines).toHaveLength(1);
  });
});
