import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of the company's desk for cases. */
export const desk: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/desk', element: page(() => import('./list')) },
    { path: '/desk/:id', element: page(() => import('./case')) },
    { path: '/desk/data', element: page(() => import('../settings/data')) },
  ],
};
