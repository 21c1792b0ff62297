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
    { path: '/book/:id', element: page(() => import('./slots')) },
    { path: '/bookings', element: page(() => import('./bookings')) },
    { path: '/bookings/:id', element: page(() => import('./booking')) },
    { path: '/bookings/:id/pulse', element: page(() => import('./pulse')) },
    { path: '/offers/:id', element: page(() => import('./offer')) },
    { path: '/reflect', element: page(() => import('./reflect')) },
    { path: '/reflect/self-check', element: page(() => import('./self_check')) },
    { path: '/reflect/self-check/result', element: page(() => import('./self_check_result')) },
    { path: '/talks', element: page(() => import('./talks')) },
    { path: '/excerpts', element: page(() => import('./excerpts')) },
    { path: '/shared', element: page(() => import('./shared')) },
    { path: '/answers', element: page(() => import('./answers')) },
    { path: '/receipt', element: page(() => import('./receipt')) },
    { path: '/settings/emergency', element: page(() => import('./emergency')) },
    { path: '/settings/access', element: page(() => import('./access')) },
    { path: '/voices', element: page(() => import('../voices/list')) },
    { path: '/cases', element: page(() => import('../cases/list')) },
    { path: '/cases/new', element: page(() => import('../cases/new')) },
    { path: '/cases/:id', element: page(() => import('../cases/case')) },
    { path: '/settings/data', element: page(() => import('../settings/data')) },
    { path: '/settings', element: page(() => import('./settings')) },
  ],
};
