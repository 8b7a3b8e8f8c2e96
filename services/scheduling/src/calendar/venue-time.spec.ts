import { describe, expect, it } from '@jest/globals';
import {
  boundsOf,
  daysBetween,
  instantAt,
  isFriday,
  localDay,
  localTime,
  sameClock,
} from './venue-time.js';

describe('the calendar at the venue', () => {
  it('reads a UTC evening as the next day in Jayapura', () => {
    const at = '2025-11-04T16:30:00.000Z';
    expect([localDay(at, 'Asia/Jakarta'), localTime(at, 'Asia/Jakarta')]).toEqual([
      '2025-11-04',
      '23:30',
    ]);
    expect([localDay(at, 'Asia/Jayapura'), localTime(at, 'Asia/Jayapura')]).toEqual([
      '2025-11-05',
      '01:30',
    ]);
  });

  it('turns a local time into an instant and back', () => {
    const at = instantAt('2025-11-05', '07:30', 'Asia/Makassar');
    expect(at).toBe('2025-11-04T23:30:00.000Z');
    expect(localTime(at, 'Asia/Makassar')).toBe('07:30');
  });

  it('lets a retreat last from midnight to midnight', () => {
    expect(boundsOf({ firstDay: '2025-11-04', lastDay: '2025-11-07' }, 'Asia/Jakarta')).toEqual({
      start: '2025-11-03T17:00:00.000Z',
      end: '2025-11-07T17:00:00.000Z',
    });
  });

  it('knows Friday by the day at the venue', () => {
    expect(isFriday('2025-11-06T18:00:00.000Z', 'Asia/Jakarta')).toBe(true);
    expect(isFriday('2025-11-06T16:00:00.000Z', 'Asia/Jakarta')).toBe(false);
  });

  it('counts days across months and backwards', () => {
    expect([
      daysBetween('2025-05-16', '2025-05-15'),
      daysBetween('2024-02-28', '2024-03-01'),
    ]).toEqual([-1, 2]);
  });

  it('keeps the time on the clock when the zone changes', () => {
    const at = instantAt('2025-11-05', '07:30', 'Asia/Jakarta');
    expect(localTime(sameClock(at, 'Asia/Jakarta', 'Asia/Jayapura'), 'Asia/Jayapura')).toBe(
      '07:30',
    );
  });
});
