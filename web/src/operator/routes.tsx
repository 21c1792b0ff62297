import type { RouteObject } from 'react-router';
import { page } from '../frame/lazy';

/** The pages of role operator. */
export const operator: RouteObject = {
  element: page(() => import('./frame')),
  children: [
    { path: '/operator', element: page(() => import('./inquiries')) },
    { path: '/operator/inquiries/new', element: page(() => import('./inquiry_new')) },
    { path: '/operator/inquiries/aside', element: page(() => import('./aside')) },
    { path: '/operator/inquiries/:id', element: page(() => import('./inquiry')) },
    { path: '/operator/inquiries/:id/contract', element: page(() => import('./contract')) },
    { path: '/operator/companies', element: page(() => import('./companies')) },
    { path: '/operator/address', element: page(() => import('./address')) },
    { path: '/operator/companies/:id', element: page(() => import('./company')) },
    { path: '/operator/companies/:id/contract', element: page(() => import('./terms/page')) },
    { path: '/operator/companies/:id/ledger', element: page(() => import('./ledger')) },
    { path: '/operator/consultants', element: page(() => import('./consultants')) },
    { path: '/operator/consultants/:id', element: page(() => import('./consultant')) },
    { path: '/operator/reviews', element: page(() => import('./reviews')) },
    { path: '/operator/reviews/missing', element: page(() => import('./missing')) },
    { path: '/operator/reviews/:company/:month', element: page(() => import('./review')) },
    { path: '/operator/care', element: page(() => import('./care/page')) },
    { path: '/operator/care/:id', element: page(() => import('./care/entry')) },
    { path: '/operator/matching', element: page(() => import('./model/page')) },
    { path: '/operator/erasures', element: page(() => import('./erasures/page')) },
    { path: '/operator/health', element: page(() => import('./health')) },
    { path: '/operator/data', element: page(() => import('../settings/data')) },
    { path: '/operator/audit', element: page(() => import('./audit')) },
  ],
};
