import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';
import { Frame } from './frame';

/** The pages of role hr, below /hr. */
export const pages = {
  element: <Frame />,
  children: [
    { index: true, element: page(() => import('./home')) },
    { path: 'roster', element: page(() => import('./roster')) },
    { path: 'roster/departures', element: page(() => import('./departures')) },
    { path: 'invitations', element: page(() => import('./invitations')) },
    { path: 'programs', element: page(() => import('./programs')) },
    { path: 'voices', element: page(() => import('../voices/company')) },
    { path: 'reports', element: page(() => import('./reports')) },
    { path: 'reports/:month', element: page(() => import('./report')) },
    { path: 'data', element: page(() => import('../settings/data')) },
  ],
} satisfies RouteObject;
