import type { SeriesDateBody } from '../../api/schema/booking';

/** What is chosen instead of a date that is not open, by its number: another start, or none. */
export type Choices = Readonly<Record<number, string>>;

/** The choice to leave a date out. */
export const none = 'none';

/** The fewest talks that make a series. */
export const leastDates = 2;

/** The start that a date stands for; undefined where there is none, or none yet. What was chosen before may not be open any more. */
function startOf(date: SeriesDateBody, choices: Choices): string | undefined {
  return date.open ? date.starts_at : date.alternatives.find((a) => a.starts_at === choices[date.number])?.starts_at;
}

/** The starts that would be held, in order. */
export const chosen = (dates: readonly SeriesDateBody[], choices: Choices): string[] =>
  dates.map((d) => startOf(d, choices)).filter((s) => s !== undefined).toSorted((a, b) => Date.parse(a) - Date.parse(b));

/** The numbers of the dates that still want a choice: not open, but something else is. */
export const missing = (dates: readonly SeriesDateBody[], choices: Choices): number[] =>
  dates.filter((d) => startOf(d, choices) === undefined && d.alternatives.length > 0 && choices[d.number] !== none).map((d) => d.number);
