import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { operations, RecordBody, SessionView } from '../api/schema/sessions';

/** The consultant's bookings that start in a span, in order. */
export function useBookings(from: Date, to: Date) {
  const query = { from: from.toISOString(), to: to.toISOString() };
  return useQuery({
    queryKey: ['consultant', 'bookings', query],
    queryFn: async () => (await ask(api.booking.GET('/api/booking/me/bookings', { params: { query } }))).bookings ?? [],
  });
}

/** One booking with its meeting link. */
export const useBooking = (id: string) =>
  useQuery({ queryKey: ['consultant', 'booking', id], queryFn: () => ask(api.booking.GET('/api/booking/bookings/{id}', { params: { path: { id } } })) });

/** All sessions of the last 90 days and the coming ones: a booking's session is found here. */
export const useSessions = () => useQuery({ queryKey: sessionsKey, queryFn: allSessions });

const sessionsKey = ['consultant', 'sessions'];
const allSessions = async () => (await ask(api.sessions.GET('/api/sessions/sessions'))).sessions ?? [];

/**
 * The session of a booking, null where there is none (yet). While it is awaited, which takes moments after a booking, it is looked
 * for again.
 */
export const useSessionOf = (booking: string, awaited: boolean) =>
  useQuery({
    queryKey: sessionsKey,
    queryFn: allSessions,
    select: (list) => list.find((s) => s.booking_id === booking) ?? null,
    refetchInterval: (query) => (awaited && !query.state.data?.some((s) => s.booking_id === booking) ? 5_000 : false),
  });

/** Puts a session that an answer brought in the place of the older one, so that the page goes on at once. */
export function useSessionStore(): (session: SessionView) => void {
  const queries = useQueryClient();
  return (session) =>
    queries.setQueryData<SessionView[]>(sessionsKey, (list) => list?.map((s) => (s.session_id === session.session_id ? session : s)));
}

/** Sessions that wait for an outcome or a record, the one that waits longest first. */
export const useDue = () =>
  useQuery({
    queryKey: ['consultant', 'due'],
    queryFn: async () => {
      const { sessions } = await ask(api.sessions.GET('/api/sessions/sessions', { params: { query: { when: 'due' } } }));
      return (sessions ?? []).toSorted((a, b) => Date.parse(a.ends_at) - Date.parse(b.ends_at));
    },
  });

type Program = NonNullable<NonNullable<operations['get-record-form']['parameters']['query']>['program']>;

/** Topics and risk signs that a record can name, and what the record of a program asks for beyond them. */
export const useRecordForm = (program: string) =>
  useQuery({
    queryKey: ['consultant', 'record-form', program], staleTime: 3_600_000,
    queryFn: () => ask(api.sessions.GET('/api/sessions/record-form', { params: { query: { program: program as Program } } })),
  });

export const recordKey = (session: string) => ['consultant', 'record', session];

/** The record that the consultant wrote; null where it was erased at the person's request. */
export const useRecord = (session: string) =>
  useQuery({
    queryKey: recordKey(session),
    queryFn: (): Promise<RecordBody | null> => orNull(ask(api.sessions.GET('/api/sessions/sessions/{id}/record', { params: { path: { id: session } } }))),
  });

/** The consultant's own profile, null where there is none yet. */
export const useOwnProfile = () =>
  useQuery({ queryKey: ['consultant', 'profile'], queryFn: () => orNull(ask(api.matching.GET('/api/matching/me/consultant-profile'))) });

export const entryKey = ['consultant', 'entry'];

/** The consultant's own entry, which they may change. */
export const useEntry = () => useQuery({ queryKey: entryKey, queryFn: () => ask(api.signup.GET('/api/signup/me/consultant')) });

export const availabilityKey = ['consultant', 'availability'];

/** The consultant's availability, null where none was set yet. */
export const useAvailability = () =>
  useQuery({ queryKey: availabilityKey, queryFn: () => orNull(ask(api.booking.GET('/api/booking/me/availability'))) });

/** What is not there, as nothing. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    if (Problem.of(cause).status === 404) return null;
    throw cause;
  }
}
