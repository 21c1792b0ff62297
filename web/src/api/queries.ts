import { MutationCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/**
 * Tries again what may pass, with growing pauses; an answer that says no is final. The first sign-in opens an account, of which the other contexts hear
 * a moment later: until then they answer that it is not active.
 */
export function again(failures: number, error: unknown): boolean {
  const problem = Problem.of(error);
  return failures < 3 && (problem.passing || problem.code === 'account_inactive');
}

/**
 * What every page expects of its data: kept for half a minute, asked for again when the person comes back to the tab. A write
 * waits while there is no connection and is sent, with the idempotency key it has, when it is back.
 */
export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: again },
      mutations: { retry: again, networkMode: 'online' },
    },
    // Every write may change what other pages show.
    mutationCache: new MutationCache({ onSuccess: () => void client.invalidateQueries() }),
  });
  return client;
}
