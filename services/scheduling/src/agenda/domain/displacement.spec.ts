import { describe, expect, it } from '@jest/globals';
import { localTime } from '../../calendar/venue-time.js';
import { aSession, hall, sessionId, wib } from '../../../test/builders.js';
import { atAnotherVenue, shiftedByDays, withoutRoomsTaken } from './displacement.js';

describe('a retreat that moves', () => {
  it('takes its sessions along by whole days', () => {
    expect(shiftedByDays([aSession()], -1)).toEqual([
      aSession({ startsAt: wib('2025-11-04', '09:15'), endsAt: wib('2025-11-04', '11:30') }),
    ]);
  });

  it('leaves only the rooms that others have', () => {
    const inHall = aSession({ sessionId: sessionId(2), room: hall });
    const outdoors = aSession({ sessionId: sessionId(3), room: null });
    const sessions = withoutRoomsTaken(
      [aSession(), inHall, outdoors],
      ({ room }) => room?.code !== hall.code,
    );
    expect(sessions).toEqual([aSession({ room: null }), inHall, outdoors]);
  });

  it('keeps the time on the clock in another zone, without rooms', () => {
    const [session] = atAnotherVenue([aSession()], 'Asia/Jakarta', 'Asia/Makassar');
    expect(session?.room).toBeNull();
    expect(localTime(session?.startsAt ?? '', 'Asia/Makassar')).toBe('09:15');
    expect(localTime(session?.endsAt ?? '', 'Asia/Makassar')).toBe('11:30');
  });
});
