import type { BookingBody } from '../api/schema/booking';
import type { SessionView } from '../api/schema/sessions';

/** What a talk is to the consultant now. */
export type TalkState =
  | 'upcoming' | 'open' | 'running' | 'toFinish' | 'toRecord' | 'done' | 'cancelled' | 'no_show_employee' | 'no_show_consultant' | 'past';

export type Talk = Pick<BookingBody, 'status' | 'starts_at' | 'ends_at'>;

/** How long before its start a talk can be opened, in milliseconds; a session says it itself, in join_from. */
const early = 15 * 60_000;

/**
 * The state of a talk from its booking and, as soon as there is one, its session. The session knows more: the booking learns of
 * an outcome a moment later.
 */
export function talkState(booking: Talk, session: SessionView | undefined, now: number): TalkState {
  if (session?.status === 'finished') return finished(session);
  if (session?.status === 'started') return now > Date.parse(booking.ends_at) + lingering ? 'toFinish' : 'running';
  if (booking.status === 'cancelled' || session?.status === 'cancelled') return 'cancelled';
  if (!session && booking.status !== 'confirmed') return 'past';
  if (now > Date.parse(booking.ends_at)) return session ? 'toFinish' : 'past';
  const from = session ? Date.parse(session.join_from) : Date.parse(booking.starts_at) - early;
  return now >= from ? 'open' : 'upcoming';
}

/** A talk that was begun and is this far over its end was forgotten rather than long, in milliseconds. */
const lingering = 60 * 60_000;

function finished(session: SessionView): TalkState {
  if (session.outcome !== 'held') return session.outcome ?? 'past';
  return session.record_stored ? 'done' : 'toRecord';
}

/** The talk waits for something that the consultant has to write. */
export const isDue = (state: TalkState): boolean => state === 'toFinish' || state === 'toRecord';

/** The step of the session page that is next: 0 the talk, 1 its outcome, 2 its record, 3 nothing. */
export function stepOf(state: TalkState): 0 | 1 | 2 | 3 {
  if (state === 'upcoming' || state === 'open' || state === 'running') return 0;
  if (state === 'toFinish') return 1;
  return state === 'toRecord' ? 2 : 3;
}
