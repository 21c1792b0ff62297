import { useSearchParams } from 'react-router';
import type { HoldBody, SeriesHoldBody } from '../../api/schema/booking';

export type Program = HoldBody['program'];

const programs: readonly string[] = ['one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining'] satisfies Program[];

/** A program's code as the API knows it, else undefined. */
export const programOf = (code: string | null | undefined): Program | undefined => (code && programs.includes(code) ? (code as Program) : undefined);

/** How talks repeat: every so many weeks, so many times. */
export interface Repeat {
  every: (typeof intervals)[number];
  count: number;
}

/** The weeks from one talk to the next that the API knows, and how many talks a series can have. */
export const intervals = [1, 2, 4] as const;
export const counts = [2, 3, 4, 5, 6] as const;

/** Programs that are a habit rather than an occasion: their talks can be booked as a series. */
export const repeats = (program: Program): program is SeriesProgram => (['regular_care', 'one_on_one', 'engagement_career'] satisfies SeriesProgram[] as string[]).includes(program);

export type SeriesProgram = SeriesHoldBody['program'];

function repeatOf(every: string | null, count: string | null): Repeat | undefined {
  const weeks = intervals.find((n) => String(n) === every);
  return weeks && { every: weeks, count: counts.find((n) => String(n) === count) ?? 4 };
}

/**
 * Where somebody stands in booking. It is in the address: the back button gives the chosen time back instead of leaving, and a reload
 * goes on where it was.
 */
export function useAim() {
  const [search, setSearch] = useSearchParams();
  const change = (values: Readonly<Record<string, string | undefined>>, replace = false) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(values)) {
          if (value === undefined) next.delete(key);
          else next.set(key, value);
        }
        return next;
      },
      { replace },
    );
  return {
    program: programOf(search.get('program')),
    /** The booking that is being moved. */
    move: search.get('move') ?? undefined,
    /** The chosen start. */
    at: search.get('at') ?? undefined,
    /** Weeks from one talk to the next and how many in all, for talks that repeat. */
    repeat: repeatOf(search.get('every'), search.get('count')),
    /** All starts of the series, once they are chosen. */
    starts: search.get('starts')?.split(',').filter((s) => !Number.isNaN(Date.parse(s))),
    /** The series that came of it. */
    series: search.get('series') ?? undefined,
    /** The booking that came of it. */
    booked: search.get('booked') ?? undefined,
    change,
  };
}
