import type { RouteObject } from 'react-router';
import { Guard } from './auth/guard';
import { employee } from './employee/routes';
import { BareFrame } from './frame/bare_frame';
import { NotHere } from './frame/broken';
import { area, page } from './frame/lazy';
import { PublicFrame } from './frame/public_frame';
import { open } from './public/routes';

/** All pages. Those that anybody may read are apart; everything else needs somebody who is signed in. */
export const routes: RouteObject[] = [
  open,
  { path: '/auth/callback', element: <BareFrame>{page(() => import('./auth/callback'))}</BareFrame> },
  {
    element: <Guard />,
    children: [
      employee,
      { path: '/consultant/*', element: area(() => import('./consultant/routes')) },
      { path: '/hr/*', element: area(() => import('./hr/routes')) },
      { path: '/operator/*', element: area(() => import('./operator/routes')) },
      { path: '/desk/*', element: area(() => import('./desk/routes')) },
    ],
  },
  { element: <PublicFrame />, children: [{ path: '*', element: <NotHere /> }] },
];
