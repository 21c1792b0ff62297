import { matchRoutes, type RouteObject } from 'react-router';
import { expect, test } from 'vitest';
import { pages } from '../e2e/support/pages';
import { routes } from './routes';

/** Pages that are not in the list, each with what looks at it instead. */
const apart: Readonly<Record<string, string>> = {
  '/auth/callback': 'every sign-in of every test: it leads on at once',
  '/operator/care/:id': 'e2e/journey/danger.ts: there is none until somebody is in danger',
};

/** The patterns of all pages, as the router has them. */
function patterns(tree: readonly RouteObject[], above = ''): string[] {
  return tree.flatMap((r) => {
    const path = r.path?.startsWith('/') ? r.path : [above, r.path].filter(Boolean).join('/');
    return r.children ? patterns(r.children, path) : [path];
  });
}

/** The pattern that the router chooses for an address. */
function chosen(path: string): string | undefined {
  return matchRoutes(routes, path.replace(/[?#].*/, ''))?.at(-1)?.route.path;
}

test('every page of the router is in the list of pages that a browser opens, in both sizes and schemes', () => {
  const anybody = new Proxy({}, { get: (_, key) => (key === 'month' ? '2026-11' : `x_${String(key)}`) });
  const looked = new Set(pages(anybody as Parameters<typeof pages>[0]).map((l) => chosen(l.path)));
  expect(patterns(routes).filter((p) => !looked.has(p) && apart[p] === undefined)).toEqual([]);
  expect(Object.keys(apart).filter((p) => !patterns(routes).includes(p))).toEqual([]);
});
