import { describe, expect, it } from 'vitest';
import type { BookingBody } from '../../api/schema/booking';
import { calendarEntry } from './calendar';

const booking: BookingBody = {
  booking_id: 'bkg_1', consultant_id: 'con_1', program: 'mental_harassment', starts_at: '2026-11-25T04:30:00Z', ends_at: '2026-11-25T05:20:00Z',
  status: 'confirmed', booked_at: '2026-11-20T00:00:00Z', sequence: 2,
};

describe('calendarEntry', () => {
  const entry = calendarEntry(booking, '予定あり', 'https://kikite.example/bookings/bkg_1', new Date('2026-11-20T00:00:00Z'));

  it('is the same event as the one that is mailed', () => {
    expect(entry).toContain('UID:bkg_1@kikite\r\n');
    expect(entry).toContain('SEQUENCE:2\r\n');
    expect(entry).toContain('DTSTART:20261125T043000Z\r\nDTEND:20261125T052000Z\r\n');
  });

  it('says nothing about the talk', () => {
    expect(entry).toContain('SUMMARY:予定あり\r\n');
    for (const word of ['面談', '相談', 'mental', 'con_1']) expect(entry).not.toContain(word);
  });

  it('folds long lines without cutting a character in two', () => {
    const long = calendarEntry(booking, '予定'.repeat(40), 'https://kikite.example', new Date(0));
    for (const line of long.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(long.replaceAll('\r\n ', '')).toContain('予定'.repeat(40));
  });
});
