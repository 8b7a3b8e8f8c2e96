import { describe, expect, it } from '@jest/globals';
import { presenceStateTopic } from '@korsa/contracts';
import { aDecision } from '../../../test/decided.builder.js';
import { aPresence } from '../../../test/presence.builder.js';
import type { Presence } from '../domain/presence.js';
import { presenceSnapshot } from './presence.snapshot.js';

const { schema } = presenceStateTopic.PresenceSnapshotted;
const told = (presence: Presence) => schema.parse(presenceSnapshot.dataOf(presence as never));

describe('the snapshot of a presence', () => {
  it('tells every session on record and the decision', () => {
    const presence = { ...aPresence(), decision: aDecision() };
    const { sessions, decision } = told(presence);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual(
      presence.records.map(({ sessionId }) => sessionId),
    );
    expect(sessions.every(({ arrival }) => arrival?.punctuality === 'on-time')).toBe(true);
    expect(decision).toEqual(aDecision());
  });

  it('says that somebody was excused, and not why', () => {
    const presence = aPresence();
    const excuse = {
      reason: 'illness',
      document: 'letter',
      excusedBy: 'x',
      excusedAt: 'y',
    } as const;
    const records = presence.records.map((record) => ({ ...record, arrival: null, excuse }));
    const snapshot = told({ ...presence, records });
    expect(snapshot.sessions.every(({ excused }) => excused)).toBe(true);
    expect(JSON.stringify(snapshot)).not.toMatch(/illness|letter/);
  });
});
