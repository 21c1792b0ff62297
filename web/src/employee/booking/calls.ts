import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { now } from '../../api/clock';
import type { BookingBody } from '../../api/schema/booking';
import type { DetailBody } from '../../api/schema/matching';
import type { SessionView } from '../../api/schema/sessions';

/** How far the employee's own list reaches, in days before and after today. */
const reach = { back: 366, ahead: 120 };

const day = 24 * 60 * 60_000;

/** The employee's own bookings, by their start. */
export const useBookings = () =>
  useQuery({
    queryKey: ['bookings'],
    queryFn: async (): Promise<BookingBody[]> => {
      const query = { from: new Date(now() - reach.back * day).toISOString(), to: new Date(now() + reach.ahead * day).toISOString() };
      return (await ask(api.booking.GET('/api/booking/bookings', { params: { query } }))).bookings ?? [];
    },
  });

/** One booking, with its meeting link while there is something to join. */
export const useBooking = (id: string) =>
  useQuery({ queryKey: ['bookings', id], enabled: id !== '', queryFn: () => ask(api.booking.GET('/api/booking/bookings/{id}', { params: { path: { id } } })) });

/** The employee's own sessions; a new booking's one follows a moment after it. */
export const useSessions = () =>
  useQuery({
    queryKey: ['sessions'],
    queryFn: async (): Promise<SessionView[]> => (await ask(api.sessions.GET('/api/sessions/sessions'))).sessions ?? [],
  });

/** A consultant's page; the booking itself names only the ID. */
export const useConsultant = (id: string) =>
  useQuery({
    queryKey: ['consultant', id],
    enabled: id !== '',
    staleTime: 5 * 60_000,
    queryFn: () => ask(api.matching.GET('/api/matching/consultants/{id}', { params: { path: { id } } })),
  });

/** What to call a consultant in the reader's language; one who left the service is still somebody. */
export function useNameOf(): (card: Pick<DetailBody, 'name' | 'romaji'> | undefined) => string {
  const { t, i18n } = useTranslation('booking');
  return (card) => (i18n.language === 'en' && card?.romaji ? card.romaji : (card?.name ?? t('bookings.someone')));
}
