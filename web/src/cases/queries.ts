import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { CaseView } from '../api/schema/sessions';

/** The desk that the company's contract names. */
export const deskQuery = queryOptions({ queryKey: ['desk'], queryFn: () => ask(api.sessions.GET('/api/sessions/me/desk')) });

/** The caller's own cases. */
export const casesQuery = queryOptions({ queryKey: ['cases'], queryFn: () => ask(api.sessions.GET('/api/sessions/me/cases')) });

/** One of them with its thread. */
export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['cases', id], queryFn: () => ask(api.sessions.GET('/api/sessions/me/cases/{id}', { params: { path: { id } } })) });

/** Takes the answer of a change as what is now so. */
export function useCaseChanged(): (answer: CaseView) => Promise<void> {
  const queries = useQueryClient();
  return async (answer) => {
    queries.setQueryData(['cases', answer.case_id], answer);
    await queries.invalidateQueries({ queryKey: ['cases'], exact: true });
  };
}
