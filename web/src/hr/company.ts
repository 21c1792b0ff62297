import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, ask } from '../api/client';
import type { CompanyView, paths, RosterPerson } from '../api/schema/signup';

/** The company of who is signed in. */
export const useCompany = () => useQuery({ queryKey: ['company'], queryFn: () => ask(api.signup.GET('/api/signup/company')) });

/** The company's departments with their parents, as choices in the order of their paths. */
export function useDepartmentOptions(company: CompanyView | undefined): { value: string; label: string }[] {
  return useMemo(() => {
    const all = company?.departments ?? [];
    const by = new Map(all.map((d) => [d.department_id, d]));
    const path = (id: string | undefined): string[] => {
      const d = id === undefined ? undefined : by.get(id);
      return d ? [...path(d.parent_id), d.name] : [];
    };
    return all.map((d) => ({ value: d.department_id, label: path(d.department_id).join(' / ') })).toSorted((a, b) => a.label.localeCompare(b.label, 'ja'));
  }, [company]);
}

/** Departments with everything below them. */
export function below(company: CompanyView | undefined, department: string): Set<string> {
  const found = new Set([department]);
  const all = company?.departments ?? [];
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const d of all) if (d.parent_id && found.has(d.parent_id)) found.add(d.department_id);
  }
  return found;
}

const most = 200;

type Wanted = NonNullable<paths['/api/signup/roster']['get']['parameters']['query']>;

/** The people of the roster that are wanted, page by page to the end. */
export async function listed(wanted: Wanted, signal: AbortSignal, read?: (people: number) => void): Promise<RosterPerson[]> {
  const people: RosterPerson[] = [];
  for (let after: string | undefined; ;) {
    const page = await ask(api.signup.GET('/api/signup/roster', { params: { query: { ...wanted, limit: most, after } }, signal }));
    people.push(...page.people);
    read?.(people.length);
    if (!page.next) return people;
    after = page.next;
  }
}

/** Everybody on the roster: what invitations are counted by. */
export function useEverybody(read?: (people: number) => void) {
  return useQuery({ queryKey: ['roster', 'everybody'], staleTime: 5 * 60_000, queryFn: ({ signal }) => listed({}, signal, read) });
}
