import { describe, expect, it } from '@jest/globals';
import { shortMessage } from './failure-message.js';

const tree = '/tmp/korsa-proof-abc';

describe('the message of a failure', () => {
  it('is what differed, without the stack and without what was alike', () => {
    const message = [
      'Error: expect(received).toEqual(expected) // deep equality',
      '',
      '- Expected  - 1',
      '+ Received  + 1',
      '',
      '  Object {',
      '    "lost": 0,',
      '-   "records": 0,',
      '+   "records": 17,',
      '  }',
      `    at Object.<anonymous> (${tree}/libs/store/src/crash.int.spec.ts:44:5)`,
    ].join('\n');
    expect(shortMessage(message, tree)).toBe(
      'expect(received).toEqual(expected) // deep equality; - "records": 0,; + "records": 17,',
    );
  });

  it('is what was expected and what came', () => {
    const message =
      'Error: expect(received).toBe(expected)\n\nExpected: 1\nReceived: 2\n\n    at x (y)';
    expect(shortMessage(message, tree)).toBe(
      'expect(received).toBe(expected); Expected: 1; Received: 2',
    );
  });

  it('names no id, no place on this machine and no port', () => {
    const message = [
      `Cannot read ${tree}/libs/store/src/a.ts and /root/.cache/b`,
      'of 0197f3a2-0000-7000-8002-00000000002a in t_019fb0c62f4a7c31 at 127.0.0.1:34347',
    ].join('\n');
    expect(shortMessage(message, tree)).toBe(
      'Cannot read libs/store/src/a.ts and <path>; of <id> in t_<id> at <host>',
    );
  });

  it('is short', () => {
    const short = shortMessage(`Received: ${'many '.repeat(100)}`, tree);
    expect(short.length).toBeLessThanOrEqual(160);
    expect(short).toMatch(/ …$/);
  });
});
