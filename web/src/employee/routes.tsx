import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role employee. */
export const employee: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/home', element: page(() => import('./home')) },
  ],
};
