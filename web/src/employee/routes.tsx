import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role employee. */
export const employee: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/welcome', element: page(() => import('./welcome')) },
    { path: '/profile', element: page(() => import('./profile')) },
    { path: '/home', element: page(() => import('./home')) },
    { path: '/find', element: page(() => import('./find')) },
    { path: '/find/search', element: page(() => import('./find_search')) },
    { path: '/find/compare', element: page(() => import('./find_compare')) },
    { path: '/consultants/:id', element: page(() => import('./consultant')) },
  ],
};
