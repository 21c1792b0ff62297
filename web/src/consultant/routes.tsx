import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';
import { Frame } from './frame';

/** The pages of role consultant, below /consultant. */
export const pages = {
  element: <Frame />,
  children: [
    { index: true, element: page(() => import('./today')) },
    { path: 'bookings/:id', element: page(() => import('./booking')) },
    { path: 'due', element: page(() => import('./due')) },
    { path: 'availability', element: page(() => import('./availability')) },
    { path: 'profile', element: page(() => import('./profile')) },
    { path: 'registration', element: page(() => import('./registration')) },
    { path: 'data', element: page(() => import('../settings/data')) },
  ],
} satisfies RouteObject;
