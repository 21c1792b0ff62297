import type { BookingBody } from '../../api/schema/booking';
import type { SessionView } from '../../api/schema/sessions';

/** The bookings still to come, the next one first. Sessions tell which were ended before their time. now: milliseconds since 1970. */
export function coming(bookings: readonly BookingBody[], sessions: readonly SessionView[], now: number): BookingBody[] {
  const over = new Set(sessions.filter((s) => s.when === 'past' || s.when === 'due').map((s) => s.booking_id));
  return bookings
    .filter((b) => b.status === 'confirmed' && Date.parse(b.ends_at) > now && !over.has(b.booking_id))
    .toSorted((a, b) => a.starts_at.localeCompare(b.starts_at));
}
