import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role hr. */
export const hr: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/hr', element: page(() => import('./home')) },
  ],
};
