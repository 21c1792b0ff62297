import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client';
import type { CareEntryOutputBody, CareEntryView } from '../../api/schema/sessions';
import type care from '../../i18n/ja/care.json';
import type { Tone } from '../chip';

/** How often the queue is read again, in milliseconds. */
const every = 20_000;

/** The queue, or what was closed. */
export const useQueue = (closed: boolean) =>
  useQuery({
    queryKey: ['care', { closed }], refetchInterval: closed ? false : every,
    queryFn: () => ask(api.sessions.GET('/api/sessions/care', { params: { query: { closed } } })),
  });

const entryKey = (id: string) => ['care', 'entry', id];

/** One entry with what was opened. */
export const useEntry = (id: string) =>
  useQuery({ queryKey: entryKey(id), refetchInterval: every, queryFn: () => ask(api.sessions.GET('/api/sessions/care/{id}', { params: { path: { id } } })) });

/** Puts the entry that an answer brought in the place of the older one. */
export function useStore(): (page: CareEntryOutputBody) => void {
  const queries = useQueryClient();
  return (page) => {
    queries.setQueryData(entryKey(page.entry.entry_id), page);
    void queries.invalidateQueries({ queryKey: ['care', { closed: false }] });
  };
}

export type Signal = keyof (typeof care)['signal'];

/** How urgent an entry is. */
export const toneOf = (e: CareEntryView): Tone => {
  if (e.status === 'closed') return 'calm';
  return e.danger || e.overdue ? 'bad' : 'look';
};
