import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';
import { Frame } from './frame';

/** The pages of role operator, below /operator. */
export const pages = {
  element: <Frame />,
  children: [
    { index: true, element: page(() => import('./inquiries')) },
    { path: 'inquiries/new', element: page(() => import('./inquiry_new')) },
    { path: 'inquiries/aside', element: page(() => import('./aside')) },
    { path: 'inquiries/:id', element: page(() => import('./inquiry')) },
    { path: 'inquiries/:id/contract', element: page(() => import('./contract')) },
    { path: 'companies', element: page(() => import('./companies')) },
    { path: 'address', element: page(() => import('./address')) },
    { path: 'companies/:id', element: page(() => import('./company')) },
    { path: 'companies/:id/contract', element: page(() => import('./terms/page')) },
    { path: 'companies/:id/ledger', element: page(() => import('./ledger')) },
    { path: 'consultants', element: page(() => import('./consultants')) },
    { path: 'consultants/:id', element: page(() => import('./consultant')) },
    { path: 'reviews', element: page(() => import('./reviews')) },
    { path: 'reviews/missing', element: page(() => import('./missing')) },
    { path: 'reviews/:company/:month', element: page(() => import('./review')) },
    { path: 'care', element: page(() => import('./care/page')) },
    { path: 'care/:id', element: page(() => import('./care/entry')) },
    { path: 'matching', element: page(() => import('./model/page')) },
    { path: 'erasures', element: page(() => import('./erasures/page')) },
    { path: 'health', element: page(() => import('./health')) },
    { path: 'data', element: page(() => import('../settings/data')) },
    { path: 'audit', element: page(() => import('./audit')) },
  ],
} satisfies RouteObject;
