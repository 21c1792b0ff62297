import { expect, it } from 'vitest';
import type { BookingBody } from '../../api/schema/booking';
import type { SessionView } from '../../api/schema/sessions';
import { coming } from './coming';

const booking = (booking_id: string, starts_at: string, status: BookingBody['status'] = 'confirmed') =>
  ({ booking_id, starts_at, ends_at: starts_at.replace(':00:00Z', ':50:00Z'), status }) as BookingBody;

it('finds the next booking that is not over, cancelled or ended early', () => {
  const bookings = [
    booking('later', '2026-11-25T01:00:00Z'), booking('now', '2026-11-24T01:00:00Z'), booking('over', '2026-11-23T01:00:00Z'),
    booking('cancelled', '2026-11-24T03:00:00Z', 'cancelled'), booking('ended', '2026-11-24T02:00:00Z'),
  ];
  const sessions = [{ booking_id: 'ended', when: 'due' }] as SessionView[];
  expect(coming(bookings, sessions, Date.parse('2026-11-24T01:30:00Z')).map((b) => b.booking_id)).toEqual(['now', 'later']);
});
