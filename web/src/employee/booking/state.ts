import type { BookingBody } from '../../api/schema/booking';
import type { SessionView } from '../../api/schema/sessions';

/** How long before the start the room opens, in milliseconds. */
export const early = 15 * 60_000;

/** What a booking is to its employee right now. */
export type State = 'upcoming' | 'open' | 'past' | 'held' | 'missed' | 'cancelled' | 'cancelledByOther' | 'cancelledByService';

/**
 * Reads a booking together with its session, which knows more and is judged by the service's clock; the device's clock decides only
 * where neither says anything.
 */
export function stateOf(booking: BookingBody, session: SessionView | undefined, now: number): State {
  if (booking.status === 'cancelled') return cancelled(booking.cancelled_by);
  if (booking.status === 'held' || session?.outcome === 'held') return 'held';
  if (booking.status === 'no_show' || session?.outcome !== undefined) return 'missed';
  if (session?.status === 'started') return 'open';
  if (session?.when === 'past' || Date.parse(booking.ends_at) <= now) return 'past';
  return Date.parse(booking.starts_at) - early <= now ? 'open' : 'upcoming';
}

function cancelled(by: string | undefined): State {
  if (by === 'employee') return 'cancelled';
  return by === 'consultant' ? 'cancelledByOther' : 'cancelledByService';
}

/** Whether a booking belongs to what is still to come. */
export const ahead = (state: State): boolean => state === 'upcoming' || state === 'open';

/** Whether cancelling now gives the talk back to the month: 24 hours before the start at least. */
export const cancelsFreely = (booking: BookingBody, now: number): boolean => Date.parse(booking.starts_at) - now >= 24 * 60 * 60_000;

/** Length in whole minutes. */
export const minutesOf = (span: { starts_at: string; ends_at: string }): number => Math.round((Date.parse(span.ends_at) - Date.parse(span.starts_at)) / 60_000);

/** The survey after this talk waits for an answer. */
export const surveyDue = (session: SessionView | undefined): boolean =>
  session?.status === 'finished' && session.outcome === 'held' && session.pulse_answered !== true;
