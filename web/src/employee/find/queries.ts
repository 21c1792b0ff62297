import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client';

/** A consultant's page. Asked for in several places, kept once. */
export function useConsultant(id: string | undefined) {
  return useQuery({
    queryKey: ['matching', 'consultant', id],
    enabled: Boolean(id),
    staleTime: 5 * 60_000,
    queryFn: () => ask(api.matching.GET('/api/matching/consultants/{id}', { params: { path: { id: id ?? '' } } })),
  });
}

/** The employee's own matching profile; without updated_at there is none yet. */
export function useProfile() {
  return useQuery({ queryKey: ['matching', 'profile'], queryFn: () => ask(api.matching.GET('/api/matching/me/profile')) });
}
