import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import type { NominationBody } from '../../api/schema/matching';

export type Program = NominationBody['program'];

/** All kinds of talks, in the order in which they are shown. */
export const programs: readonly Program[] = [
  'one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining',
];

/** A program from an address, where people may have typed anything. */
export const programOf = (text: string | null): Program | undefined => programs.find((p) => p === text);

// The API lists no programs for employees, but refuses a search in one that the company does not offer. The last page of a search
// is the smallest answer, and unlike picks it counts nobody as shown.
async function isOffered(program: Program): Promise<boolean> {
  try {
    await ask(api.matching.GET('/api/matching/consultants', { params: { query: { program, page: 500 } } }));
    return true;
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'program_not_offered') return false;
    throw cause;
  }
}

/** The programs that the employee's company offers. They change rarely, so they are asked for once until the page is loaded anew. */
export function useOffered() {
  return useQuery({
    queryKey: ['matching', 'offered'],
    staleTime: 'static',
    queryFn: async () => {
      const offered = await Promise.all(programs.map(isOffered));
      return programs.filter((_, i) => offered[i]);
    },
  });
}
