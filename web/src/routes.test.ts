import { matchRoutes, type RouteObject } from 'react-router';
import { expect, test } from 'vitest';
import { pages } from '../e2e/support/pages';
import { pages as consultant } from './consultant/routes';
import { pages as desk } from './desk/routes';
import { pages as hr } from './hr/routes';
import { pages as operator } from './operator/routes';
import { routes } from './routes';

/** Pages that are not in the list, each with what looks at it instead. */
const apart: Readonly<Record<string, string>> = {
  '/auth/callback': 'every sign-in of every test: it leads on at once',
  '/operator/care/:id': 'e2e/journey/danger.ts: there is none until somebody is in danger',
};

/** What stands below the paths that lead on to pages of their own. */
const areas: Readonly<Record<string, RouteObject>> = { '/consultant/*': consultant, '/hr/*': hr, '/operator/*': operator, '/desk/*': desk };

/** The whole map, with the pages of every area in its place. */
function whole(tree: readonly RouteObject[]): RouteObject[] {
  return tree.map((r): RouteObject => {
    const area = areas[r.path ?? ''];
    if (area) return { path: r.path?.replace('/*', ''), children: [area] };
    return r.children ? { ...r, children: whole(r.children) } : r;
  });
}

const below = (above: string, { path }: RouteObject) => (path?.startsWith('/') ? path : [above, path].filter(Boolean).join('/'));

/** The patterns of all pages, as the router has them. */
function patterns(tree: readonly RouteObject[], above = ''): string[] {
  return tree.flatMap((r) => {
    const path = below(above, r);
    return r.children ? patterns(r.children, path) : [path];
  });
}

/** The pattern that the router chooses for an address. */
function chosen(path: string): string | undefined {
  const matches = matchRoutes(whole(routes), path.replace(/[?#].*/, ''));
  return matches?.map((m) => m.route).reduce((above, r) => below(above, r), '');
}

test('every page of the router is in the list of pages that a browser opens, in both sizes and schemes', () => {
  const anybody = new Proxy({}, { get: (_, key) => (key === 'month' ? '2026-11' : `x_${String(key)}`) });
  const looked = new Set(pages(anybody as Parameters<typeof pages>[0]).map((l) => chosen(l.path)));
  const all = patterns(whole(routes));
  expect(all.filter((p) => !looked.has(p) && apart[p] === undefined)).toEqual([]);
  expect(Object.keys(apart).filter((p) => !all.includes(p))).toEqual([]);
});
