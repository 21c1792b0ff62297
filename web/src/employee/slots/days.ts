import type { Slot } from '../../api/schema/booking';
import { calendarDate } from '../../parts/time';

/** How many days one page of the picker shows; the API gives as many at most. */
export const pageDays = 14;

/** How many pages ahead one can look; nobody offers times further away. */
export const pages = 5;

/** The date so many days after another; both as "2026-11-24". */
export function dateAfter(date: string, days: number): string {
  const d = calendarDate(date);
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}

/** The dates of a page that begins with the given one. */
export const datesFrom = (first: string): string[] => Array.from({ length: pageDays }, (_, i) => dateAfter(first, i));

/** Slots by the date on which they begin; key tells the date of a time in the reader's zone. */
export function byDate(slots: readonly Slot[], key: (time: string) => string): Map<string, Slot[]> {
  const out = new Map<string, Slot[]>();
  for (const s of slots) {
    const date = key(s.starts_at);
    out.set(date, [...(out.get(date) ?? []), s]);
  }
  return out;
}

export type Part = 'morning' | 'afternoon' | 'evening';

/** The slots of a day by part of the day; clock writes a time such as "14:30". Parts without slots are left out. */
export function byPart(slots: readonly Slot[], clock: (time: string) => string): [Part, Slot[]][] {
  const partOf = (s: Slot): Part => {
    const hour = Number.parseInt(clock(s.starts_at), 10);
    if (hour < 12) return 'morning';
    return hour < 17 ? 'afternoon' : 'evening';
  };
  return (['morning', 'afternoon', 'evening'] as const)
    .map((part): [Part, Slot[]] => [part, slots.filter((s) => partOf(s) === part)])
    .filter(([, of]) => of.length > 0);
}
