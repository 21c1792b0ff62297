import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role operator. */
export const operator: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/operator', element: page(() => import('./inquiries')) },
  ],
};
