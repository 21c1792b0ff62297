import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Boundary } from './boundary';

/** A page that is loaded when it is first opened; its module exports it as Component. */
export function page(load: () => Promise<{ Component: ComponentType }>): ReactNode {
  const Lazy = lazy(async () => ({ default: (await load()).Component }));
  return (
    <Boundary>
      <Suspense fallback={<Waiting />}><Lazy /></Suspense>
    </Boundary>
  );
}

function Waiting() {
  return <Page title=""><Loading /></Page>;
}
