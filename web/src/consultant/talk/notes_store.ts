import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import type { NotesBody } from '../../api/schema/sessions';
import { useDraft } from '../../parts/draft';
import { notesName } from '../record_draft';

/** How long nobody types before the notes are saved, and how long after a failure they are tried again, in milliseconds. */
const pause = { typing: 1_200, failed: 5_000 };

/** The longest notes that the API takes, in characters. */
export const longest = 20_000;

export type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'erased';

const key = (session: string) => ['consultant', 'notes', session];
const read = (session: string) => ask(api.sessions.GET('/api/sessions/sessions/{id}/notes', { params: { path: { id: session } } }));

/** The private notes of a talk as they are kept. */
export const useNotes = (session: string) => useQuery({ queryKey: key(session), queryFn: () => read(session), staleTime: Infinity, refetchOnMount: 'always' });

/** Two texts that were written at the same time, so that neither is lost. */
export const together = (theirs: string, mine: string): string => (mine.includes(theirs) ? mine : theirs.includes(mine) ? theirs : `${theirs}\n\n${mine}`);

/**
 * Notes that save themselves while somebody writes. What is not saved yet is also in the tab, over a reload or a broken connection; what another
 * window wrote meanwhile is kept beside it.
 */
export function useSavedNotes(session: string, stored: NotesBody) {
  const queries = useQueryClient();
  const [draft, keep, forget, kept] = useDraft(notesName(session), { text: stored.text });
  const [saving, setSaving] = useState<Saving>(kept && draft.text !== stored.text ? 'waiting' : 'saved');
  const [merged, setMerged] = useState(false);
  const last = useRef(stored);
  const text = useRef(draft.text);

  const save = useCallback(async () => {
    const words = text.current;
    if (words === last.current.text) return forget(), setSaving('saved');
    if ([...words].length > longest) return setSaving('failed'); // looked at again until it is shorter
    setSaving('saving');
    try {
      last.current = await ask(api.sessions.PUT('/api/sessions/sessions/{id}/notes', { params: { path: { id: session } }, body: { text: words, version: last.current.version } }));
      queries.setQueryData(key(session), last.current);
      if (text.current === words) forget();
      setSaving(text.current === words ? 'saved' : 'waiting');
    } catch (cause) {
      const problem = Problem.of(cause);
      if (problem.code !== 'changed_elsewhere') return setSaving(problem.code === 'erased' ? 'erased' : 'failed');
      try {
        last.current = await read(session);
        text.current = together(last.current.text, text.current);
        keep({ text: text.current });
        setMerged(true);
        setSaving('waiting');
      } catch {
        setSaving('failed');
      }
    }
  }, [forget, keep, queries, session]);

  useEffect(() => {
    if (saving !== 'waiting' && saving !== 'failed') return;
    const timer = setTimeout(() => void save(), saving === 'failed' ? pause.failed : pause.typing);
    return () => clearTimeout(timer);
  }, [saving, save]);

  const write = (words: string) => {
    text.current = words;
    keep({ text: words });
    setMerged(false);
    setSaving((s) => (s === 'erased' || s === 'saving' ? s : 'waiting'));
  };
  return { text: draft.text, write, saving, merged, long: [...draft.text].length > longest };
}
