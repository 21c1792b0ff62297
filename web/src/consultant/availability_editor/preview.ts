import { endMinute, minuteOf, type Plan, weekdays } from './plan';
import { addDays, dateIn, dateMark, instant } from './zoned';

/** A stretch of time in milliseconds. */
export interface Span {
  from: number;
  to: number;
}

export type Reason = 'closedDay' | 'tooSoon' | 'tooFar' | 'full' | 'noRoom';

/** What one date offers. */
export interface DayPreview {
  date: string;
  openings: Span[];
  booked: Span[];
  /** Starts that can be booked. */
  starts: number[];
  /** Why there are none. */
  reason?: Reason;
}

const days = 14;
const step = 30 * 60_000;
const hour = 3_600_000;

/**
 * What the plan offers in the coming two weeks, by the rules of the API (functions/booking: openings.go, slots.go): openings of a
 * date are merged, starts lie half hours after an opening's own start, and notice, horizon, buffers and the cap of the day hold.
 * Length is in minutes. The API's answer decides; this is for looking at a plan before it is saved.
 */
export function preview(plan: Plan, length: number, bookings: readonly Span[], now: number): DayPreview[] {
  const today = dateIn(now, plan.zone);
  return Array.from({ length: days }, (_, i) => dayOf(plan, addDays(today, i), length * 60_000, bookings, now));
}

function dayOf(plan: Plan, date: string, length: number, bookings: readonly Span[], now: number): DayPreview {
  const day = { from: instant(date, 0, plan.zone), to: instant(addDays(date, 1), 0, plan.zone) };
  const booked = bookings.filter((b) => b.from >= day.from && b.from < day.to);
  const openings = openingsOf(plan, date);
  const all = openings.flatMap((o) => startsIn(o, length));
  const inTime = all.filter((s) => s > now && s >= now + plan.notice_hours * hour && s <= now + plan.horizon_days * 24 * hour);
  const full = plan.daily_cap > 0 && booked.length >= plan.daily_cap;
  const gap = Math.max(plan.before, plan.after) * 60_000;
  const starts = full ? [] : inTime.filter((s) => bookings.every((b) => b.to <= s - gap || b.from >= s + length + gap));
  const reason = starts.length > 0 ? undefined : why(openings, all, inTime, full, now, plan);
  return { date, openings, booked, starts, reason };
}

function why(openings: Span[], all: number[], inTime: number[], full: boolean, now: number, plan: Plan): Reason {
  if (openings.length === 0) return 'closedDay';
  if (inTime.length === 0 && all.length > 0) return (all[0] ?? 0) > now + plan.horizon_days * 24 * hour ? 'tooFar' : 'tooSoon';
  return full ? 'full' : 'noRoom';
}

function openingsOf(plan: Plan, date: string): Span[] {
  const weekday = weekdays[(new Date(dateMark(date)).getUTCDay() + 6) % 7];
  const special = plan.exceptions.filter((x) => x.date === date);
  const usual = special.some((x) => x.closed) ? [] : plan.rules.filter((r) => r.weekday === weekday);
  const spans = [...usual, ...special.filter((x) => !x.closed)]
    .map((h) => ({ from: instant(date, minuteOf(h.start), plan.zone), to: instant(date, endMinute(h.end), plan.zone) }))
    .filter((s) => s.from < s.to)
    .toSorted((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const s of spans) {
    const last = merged.at(-1);
    if (last && s.from <= last.to) last.to = Math.max(last.to, s.to);
    else merged.push({ ...s });
  }
  return merged;
}

function startsIn(opening: Span, length: number): number[] {
  const starts: number[] = [];
  for (let s = opening.from; s + length <= opening.to; s += step) starts.push(s);
  return starts;
}
