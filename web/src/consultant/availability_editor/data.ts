import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, ask } from '../../api/client';
import type { PreviewAnswer, PreviewBody } from '../../api/schema/booking';
import { addDays, type Plan, toBody } from './plan';

/** The days that are shown, and those that one preview can cover. */
const shown = 14;
const reach = 28;

/** How long nothing is typed before a plan is looked at, in milliseconds. */
const pause = 400;

const look = (body: Omit<PreviewBody, 'days'> & { days?: number }): Promise<PreviewAnswer> => ask(api.booking.POST('/api/booking/me/availability/preview', { body: { days: shown, ...body } }));

/** What a plan would offer if it were saved, told by the service a moment after the last change. The former answer stays until then; fits: the plan has no mistake. */
export function usePreview(plan: Plan, program: PreviewBody['program'], fits: boolean) {
  const [body] = useDebouncedValue(useMemo(() => JSON.stringify(toBody(plan)), [plan]), pause);
  return useQuery({
    queryKey: ['consultant', 'preview', program, body],
    enabled: fits,
    placeholderData: keepPreviousData,
    queryFn: () => look({ availability: JSON.parse(body) as PreviewBody['availability'], program }),
  });
}

/** A public holiday of Japan. */
export interface Holiday {
  date: string;
  ja: string;
  en: string;
}

/** The holidays of the coming eight weeks, which is as far ahead as anybody can book. */
export const useHolidays = (today: string) =>
  useQuery({
    queryKey: ['consultant', 'holidays', today],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Holiday[]> => {
      const availability = { zone: 'Asia/Tokyo', rules: [], horizon_days: 1 };
      const parts = await Promise.all([today, addDays(today, reach)].map((from) => look({ availability, program: 'one_on_one', from, days: reach })));
      return parts.flatMap((p) => p.days).flatMap((d) => (d.holiday ? [{ date: d.date, ja: d.holiday, en: d.holiday_en ?? d.holiday }] : []));
    },
  });
