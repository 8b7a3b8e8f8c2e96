import { describe, expect, it } from '@jest/globals';
import { History } from '../history/history.js';
import { firstAcknowledged } from './first-acknowledged.js';

const sends = (history: History, op: number, service = 'attendance') =>
  history.record({ kind: 'invoked', op, service, operation: 'checkIn', key: `${op}`, about: '' });
const answers = (history: History, op: number) =>
  history.record({ kind: 'acknowledged', op, status: 200, replayed: false });

describe('the first command that is acknowledged again', () => {
  it('was sent after the fault', () => {
    const history = new History();
    sends(history, 1);
    const acknowledged = firstAcknowledged(history, ['attendance']);
    answers(history, 1);
    expect(acknowledged()).toBe(false);
    sends(history, 2);
    expect(acknowledged()).toBe(false);
    answers(history, 2);
    expect(acknowledged()).toBe(true);
  });

  it('is of the service that was hit, and may be a repeat of one from before', () => {
    const history = new History();
    sends(history, 1);
    const acknowledged = firstAcknowledged(history, ['attendance']);
    sends(history, 2, 'evaluation');
    answers(history, 2);
    expect(acknowledged()).toBe(false);
    sends(history, 1);
    answers(history, 1);
    expect(acknowledged()).toBe(true);
  });
});
