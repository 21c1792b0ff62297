import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

interface PageOf {
  next?: string;
}

/**
 * A list that the API gives in pages. The first ones, as many as stated, are read at once, so that a search within the page and a
 * board see everything that is usual; beyond that the person asks for more.
 */
export function usePages<P extends PageOf>(key: readonly unknown[], ask: (after: string | undefined) => Promise<P>, atOnce: number) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: P) => page.next || undefined,
  });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const read = query.data?.pages.length ?? 0;
  useEffect(() => {
    if (read > 0 && read < atOnce && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [read, atOnce, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return query;
}

const plain = (s: string) => s.normalize('NFKC').toLowerCase();

/** Whether a text holds every word of a search, whatever the case and the width of its letters. */
export function holds(text: string, search: string): boolean {
  const whole = plain(text);
  return plain(search).split(/\s+/).every((word) => whole.includes(word));
}
