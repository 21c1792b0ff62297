import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';
import { PublicFrame } from '../frame/public_frame';

/** The pages that anybody may read. */
export const open: RouteObject = {
  element: <PublicFrame />,
  children: [
    { path: '/', element: page(() => import('./home')) },
    { path: '/programs', element: page(() => import('./programs')) },
    { path: '/confidentiality', element: page(() => import('./confidentiality')) },
    { path: '/about', element: page(() => import('./about')) },
    { path: '/inquiry', element: page(() => import('./inquiry')) },
    { path: '/consultants/apply', element: page(() => import('./apply')) },
    { path: '/unsubscribe/:secret', element: page(() => import('./unsubscribe')) },
    { path: '/guardian', element: page(() => import('./guardian')) },
    { path: '/address', element: page(() => import('./address')) },
    { path: '/erasure', element: page(() => import('./erasure')) },
    { path: '/register', element: page(() => import('./register')) },
  ],
};
