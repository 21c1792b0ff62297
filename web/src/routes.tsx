import type { RouteObject } from 'react-router';
import { Guard } from './auth/guard';
import { consultant } from './consultant/routes';
import { desk } from './desk/routes';
import { employee } from './employee/routes';
import { BareFrame } from './frame/bare_frame';
import { NotHere } from './frame/broken';
import { page } from './frame/lazy';
import { PublicFrame } from './frame/public_frame';
import { hr } from './hr/routes';
import { operator } from './operator/routes';
import { open } from './public/routes';

/** All pages. Those that anybody may read are apart; everything else needs somebody who is signed in. */
export const routes: RouteObject[] = [
  open,
  { path: '/auth/callback', element: <BareFrame>{page(() => import('./auth/callback'))}</BareFrame> },
  { element: <Guard />, children: [employee, consultant, hr, operator, desk] },
  { element: <PublicFrame />, children: [{ path: '*', element: <NotHere /> }] },
];
