import type { AvailabilityBody } from '../../api/schema/booking';
import { calendarDate } from '../../parts/time';

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** An opening on one weekday; times of day are HH:MM, and an end of 00:00 is the midnight at the end of the day. */
export interface Hours {
  /** Names the row on the page. */
  id: string;
  weekday: Weekday;
  start: string;
  end: string;
}

/** A day off, or an opening beside the usual ones. */
export interface Special {
  id: string;
  date: string;
  closed: boolean;
  start: string;
  end: string;
}

/** An availability as the form holds it. */
export interface Plan {
  zone: string;
  rules: Hours[];
  exceptions: Special[];
  /** Minutes by program, where they are not the default. */
  lengths: Record<string, number>;
  before: number;
  after: number;
  notice_hours: number;
  horizon_days: number;
  daily_cap: number;
  /** Public holidays of Japan are days off, unless extra hours open them. */
  holidays: boolean;
}

/** Minutes of a talk unless the plan says otherwise, and the lengths that there are. */
export const defaultLength = 50;
export const lengths = [30, 50, 60] as const;

/** A name for a new row. */
export const newId = (): string => crypto.randomUUID();

/** What somebody who has no availability yet starts with. */
export const emptyPlan = (zone: string): Plan => ({
  zone, rules: [], exceptions: [], lengths: {}, before: 0, after: 10, notice_hours: 24, horizon_days: 30, daily_cap: 0, holidays: true,
});

// A native time input cannot show 24:00.
const shown = (end: string) => (end === '24:00' ? '00:00' : end);
const sent = (end: string) => (end === '00:00' ? '24:00' : end);

/** An availability of the API as the form holds it. */
export const toPlan = (body: AvailabilityBody): Plan => ({
  zone: body.zone,
  rules: (body.rules ?? []).map((r) => ({ ...r, id: newId(), end: shown(r.end) })),
  exceptions: (body.exceptions ?? []).map((x) => ({ id: newId(), date: x.date, closed: x.closed ?? false, start: x.start ?? '', end: shown(x.end ?? '') })),
  lengths: body.lengths ?? {},
  before: body.buffers?.before ?? 0,
  after: body.buffers?.after ?? 0,
  notice_hours: body.notice_hours ?? 0,
  horizon_days: body.horizon_days,
  daily_cap: body.daily_cap ?? 0,
  holidays: body.closed_on_holidays ?? true,
});

/** The inverse of toPlan, always in the same order, so that two plans that mean the same are the same. */
export const toBody = (plan: Plan): AvailabilityBody => ({
  zone: plan.zone,
  rules: plan.rules
    .map((r) => ({ weekday: r.weekday, start: r.start, end: sent(r.end) }))
    .toSorted((a, b) => weekdays.indexOf(a.weekday) - weekdays.indexOf(b.weekday) || a.start.localeCompare(b.start)),
  exceptions: plan.exceptions
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.start.localeCompare(b.start))
    .map((x) => (x.closed ? { date: x.date, closed: true } : { date: x.date, start: x.start, end: sent(x.end) })),
  lengths: Object.fromEntries(Object.entries(plan.lengths).filter(([, m]) => m !== defaultLength).toSorted(([a], [b]) => a.localeCompare(b))),
  buffers: { before: plan.before, after: plan.after },
  notice_hours: plan.notice_hours,
  horizon_days: plan.horizon_days,
  daily_cap: plan.daily_cap,
  closed_on_holidays: plan.holidays,
});

/** Whether two plans mean the same. */
export const samePlan = (a: Plan, b: Plan): boolean => JSON.stringify(toBody(a)) === JSON.stringify(toBody(b));

/** Minutes after midnight of HH:MM. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes after midnight at which an opening ends. */
export const endMinute = (end: string): number => minuteOf(sent(end));

/** The date a number of days later; both as "2026-11-24". */
export function addDays(date: string, days: number): string {
  const d = calendarDate(date);
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}
