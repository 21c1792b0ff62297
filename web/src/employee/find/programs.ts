import { useQuery } from '@tanstack/react-query';
import type { NominationBody } from '../../api/schema/matching';
import { myself } from '../../auth/me';

export type Program = NominationBody['program'];

/** All kinds of talks, in the order in which they are shown. */
export const programs: readonly Program[] = [
  'one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining',
];

/** A program from an address, where people may have typed anything. */
export const programOf = (text: string | null): Program | undefined => programs.find((p) => p === text);

/** The programs that the employee's company uses. */
export function useOffered() {
  return useQuery({ ...myself, select: (me) => programs.filter((p) => me.programs.includes(p)) });
}
