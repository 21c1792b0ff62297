import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { WaitAnswer } from '../../api/schema/booking';
import { calendarDate, useTimes } from '../../parts/time';

/** What the employee waits for, and what is offered; looked at again while the page is open, since an offer does not last. */
export const useWaits = () =>
  useQuery({ queryKey: ['waits'], refetchInterval: 60_000, queryFn: async (): Promise<WaitAnswer[]> => (await ask(api.booking.GET('/api/booking/waits'))).waits ?? [] });

/** A wish in words: the days, and the parts of the day if not all of them suit. */
export function useWish(): (wait: Pick<WaitAnswer, 'from' | 'to' | 'parts'>) => string {
  const { t, i18n } = useTranslation('waits');
  const { t: common } = useTranslation();
  const { day } = useTimes('UTC');
  return ({ from, to, parts }) => {
    const days = from === to ? day(calendarDate(to)) : from ? t('wish.between', { from: day(calendarDate(from)), to: day(calendarDate(to)) }) : t('wish.until', { to: day(calendarDate(to)) });
    const names = (parts ?? []).map((p) => common(`part.${p as 'morning'}`)).join(i18n.language === 'en' ? ', ' : '・');
    return names ? t('wish.parts', { days, parts: names }) : days;
  };
}
