import { useSearchParams } from 'react-router';
import type { HoldBody } from '../../api/schema/booking';

export type Program = HoldBody['program'];

const programs: readonly string[] = ['one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining'] satisfies Program[];

/** A program's code as the API knows it, else undefined. */
export const programOf = (code: string | null | undefined): Program | undefined => (code && programs.includes(code) ? (code as Program) : undefined);

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
    /** The booking that came of it. */
    booked: search.get('booked') ?? undefined,
    change,
  };
}
