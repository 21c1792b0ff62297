import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../api/client';
import { useSend } from '../../parts/send';

/** Those whom the employee swapped out. Nobody else can ask for them. */
export const useSwaps = () =>
  useQuery({ queryKey: ['matching', 'swaps'], queryFn: async () => (await ask(api.matching.GET('/api/matching/swaps'))).swaps });

/** Takes a consultant out of the proposals at one click, without a question; what is done can be undone. */
export function useSwap(swapped?: (id: string) => unknown) {
  return useSend({
    name: 'swap',
    send: (id: string) => ask(api.matching.POST('/api/matching/swaps', { body: { consultant_id: id } })),
    sent: (_, id) => swapped?.(id),
  });
}

/** Lets a consultant be proposed again. */
export function useBringBack(back?: (id: string) => unknown) {
  return useSend({
    name: 'bring-back',
    send: (id: string) => ask(api.matching.DELETE('/api/matching/swaps/{id}', { params: { path: { id } } })),
    sent: (_, id) => back?.(id),
  });
}
