import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client';

/** Reads the erasures under way, oldest first; beyond two hundred something is wrong that the first ones show. */
export function useErasures() {
  return useQuery({
    queryKey: ['erasures'], staleTime: 0,
    queryFn: () => ask(api.signup.GET('/api/signup/erasures', { params: { query: { limit: 200 } } })),
  });
}
