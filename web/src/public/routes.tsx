import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';
import { PublicFrame } from '../frame/public_frame';

/** The pages that anybody may read. */
export const open: RouteObject = {
  element: <PublicFrame />,
  children: [
    { path: '/', element: page(() => import('./home')) },
  ],
};
