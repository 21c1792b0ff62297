import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role hr. */
export const hr: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/hr', element: page(() => import('./home')) },
    { path: '/hr/roster', element: page(() => import('./roster')) },
    { path: '/hr/roster/departures', element: page(() => import('./departures')) },
    { path: '/hr/invitations', element: page(() => import('./invitations')) },
    { path: '/hr/programs', element: page(() => import('./programs')) },
    { path: '/hr/voices', element: page(() => import('../voices/company')) },
    { path: '/hr/reports', element: page(() => import('./reports')) },
    { path: '/hr/reports/:month', element: page(() => import('./report')) },
    { path: '/hr/data', element: page(() => import('../settings/data')) },
  ],
};
