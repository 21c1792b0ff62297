import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client';
import type { SelfCheckFormOutputBody, SelfCheckView } from '../../api/schema/sessions';

/** The employee's own self-checks, newest first. */
export const useSelfChecks = () =>
  useQuery({
    queryKey: ['self-checks'],
    queryFn: async (): Promise<SelfCheckView[]> => (await ask(api.sessions.GET('/api/sessions/me/self-checks'))).self_checks ?? [],
  });

/** The questionnaire, whose wording belongs to the instrument and is Japanese. */
export const useSelfCheckForm = () =>
  useQuery({ queryKey: ['self-check-form'], staleTime: Infinity, queryFn: (): Promise<SelfCheckFormOutputBody> => ask(api.sessions.GET('/api/sessions/self-check-form')) });

/** From when the next self-check is possible: the same day a year after the last. */
export function nextCheck(last: string): Date {
  const next = new Date(last);
  next.setFullYear(next.getFullYear() + 1);
  return next;
}
