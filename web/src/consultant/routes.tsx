import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role consultant. */
export const consultant: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/consultant', element: page(() => import('./today')) },
  ],
};
