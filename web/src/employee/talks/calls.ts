import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client';
import type { MyHandover, ReflectionView } from '../../api/schema/sessions';

const handovers = ['handovers'];
const reflections = ['reflections'];

/** Notes of consultants for a next one: the employee's to give. */
export const useHandovers = () =>
  useQuery({ queryKey: handovers, queryFn: async (): Promise<MyHandover[]> => (await ask(api.sessions.GET('/api/sessions/me/handovers'))).handovers ?? [] });

/** The employee's own notes, the newest first. */
export const useReflections = () =>
  useQuery({ queryKey: reflections, queryFn: async (): Promise<ReflectionView[]> => (await ask(api.sessions.GET('/api/sessions/me/reflections'))).reflections ?? [] });

/** Puts what an answer brought in its place, so that the page goes on at once. */
export function useKept() {
  const queries = useQueryClient();
  return {
    handover: (h: MyHandover) => queries.setQueryData<MyHandover[]>(handovers, (list) => list?.map((o) => (o.session_id === h.session_id ? h : o))),
    noHandover: (session: string) => queries.setQueryData<MyHandover[]>(handovers, (list) => list?.filter((o) => o.session_id !== session)),
    reflection: (r: ReflectionView) =>
      queries.setQueryData<ReflectionView[]>(reflections, (list = []) => (list.some((o) => o.reflection_id === r.reflection_id) ? list.map((o) => (o.reflection_id === r.reflection_id ? r : o)) : [r, ...list])),
    noReflection: (id: string) => queries.setQueryData<ReflectionView[]>(reflections, (list) => list?.filter((o) => o.reflection_id !== id)),
  };
}
