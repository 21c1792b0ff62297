import { MutationCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** Tries again what may pass, with growing pauses; an answer that says no is final. */
function again(failures: number, error: unknown): boolean {
  return failures < 3 && Problem.of(error).passing;
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
