import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';
import { Frame } from './frame';

/** The pages of the company's desk for cases, below /desk. */
export const pages = {
  element: <Frame />,
  children: [
    { index: true, element: page(() => import('./list')) },
    { path: ':id', element: page(() => import('./case')) },
    { path: 'data', element: page(() => import('../settings/data')) },
  ],
} satisfies RouteObject;
