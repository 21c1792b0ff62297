import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import { now } from '../api/clock';
import type { Missing } from '../api/schema/reports';
import { calendarDate, useTimes } from '../parts/time';

/** How often it is looked again while a report that was asked for is awaited, in milliseconds. */
const often = 5000;

/** The companies that should have a report of the last month by now and have none. */
export function useMissingReports(awaited = false) {
  return useQuery({ queryKey: ['missing-reports'], queryFn: () => ask(api.reports.GET('/api/reports/missing')), refetchInterval: awaited ? often : false });
}

/** Asks for the report of a month anew; what comes of it is seen at the review, so the answer is empty. Asking twice makes nothing twice. */
export const askAnew = (company: string, month: string) =>
  ask(api.reports.POST('/api/reports/reviews/{company_id}/{month}/revision', { params: { path: { company_id: company, month } }, parseAs: 'text' }));

/** Whether it is too early to say that a report is missing. */
export const isEarly = (of: Missing) => now() < Date.parse(of.due);

/** "2026-10" as a reader says it. */
export function useMonthName(): (month: string) => string {
  const times = useTimes('UTC');
  return (month) => (/^\d{4}-\d{2}$/.test(month) ? times.month(calendarDate(`${month}-15`)) : '');
}
