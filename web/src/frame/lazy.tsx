import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { type RouteObject, useRoutes } from 'react-router';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Boundary } from './boundary';
import { NotHere } from './broken';

/** A page that is loaded when it is first opened; its module exports it as Component. */
export function page(load: () => Promise<{ Component: ComponentType }>): ReactNode {
  const Lazy = lazy(async () => ({ default: (await load()).Component }));
  return (
    <Boundary>
      <Suspense fallback={<Waiting />}><Lazy /></Suspense>
    </Boundary>
  );
}

/** All pages of a role with their frame, below a path that ends in "*": nobody else loads so much as their names. */
export function area(load: () => Promise<{ pages: { element: ReactNode; children: RouteObject[] } }>): ReactNode {
  return page(async () => {
    const { element, children } = (await load()).pages;
    const map = [{ element, children: [...children, { path: '*', element: <NotHere /> }] }];
    return { Component: () => useRoutes(map) };
  });
}

function Waiting() {
  return <Page title=""><Loading /></Page>;
}
