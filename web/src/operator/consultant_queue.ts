import { api, ask } from '../api/client';
import type { Consultant, ConsultantPage } from '../api/schema/signup';
import { holds, usePages } from './pages';

export const statuses = ['applied', 'approved', 'suspended', 'rejected'] as const;
export type Status = (typeof statuses)[number];

/** Consultants of a status, oldest first; the list and the pages of the people in it share it. */
export function useQueue(status: Status) {
  const list = usePages<ConsultantPage>(
    ['consultants', status],
    (after) => ask(api.signup.GET('/api/signup/consultants', { params: { query: { status, after, limit: 100 } } })), 1,
  );
  const consultants = list.data?.pages.flatMap((p) => p.consultants ?? []) ?? [];
  return { list, consultants };
}

/** Whether a consultant is what somebody looks for: by name, reading, number or address. */
export function found(c: Consultant, search: string): boolean {
  return search.trim() === '' || holds([c.name, c.kana, c.romaji, c.email, ...(c.licences ?? []).map((l) => l.number)].join(' '), search);
}
