import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role consultant. */
export const consultant: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/consultant', element: page(() => import('./today')) },
    { path: '/consultant/bookings/:id', element: page(() => import('./booking')) },
    { path: '/consultant/due', element: page(() => import('./due')) },
    { path: '/consultant/availability', element: page(() => import('./availability')) },
    { path: '/consultant/profile', element: page(() => import('./profile')) },
    { path: '/consultant/registration', element: page(() => import('./registration')) },
    { path: '/consultant/data', element: page(() => import('../settings/data')) },
  ],
};
