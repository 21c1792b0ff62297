const two = (n: number) => String(n).padStart(2, '0');

/** A calendar date of the reader's device as "2026-11-24". */
export function dateKey(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of the Monday of the week that is offset weeks from the one now is in, on the reader's device. */
export function weekStart(now: number, offset: number): Date {
  const today = new Date(now);
  const sinceMonday = (today.getDay() + 6) % 7;
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - sinceMonday + 7 * offset);
}

/** The first moments of the seven days of a week and of the day after it. */
export const weekDays = (start: Date): Date[] =>
  Array.from({ length: 8 }, (_, i) => new Date(start.getFullYear(), start.getMonth(), start.getDate() + i));
