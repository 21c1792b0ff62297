import type { ReactNode } from 'react';
import { Failure } from './failure';
import { Loading } from './loading';

interface Query<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Shows a query's data as soon as it is there; until then that it is on its way, or why it is not coming. */
export function Ready<T>({ query, children, lines }: { query: Query<T>; children: (data: T) => ReactNode; lines?: number }) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Loading lines={lines} />;
}
