import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import type { Explained } from '../parts/problem_text';

/**
 * For a step that a colleague may have taken at the same time: explains it, and has the page read how things stand now. What it says
 * has to stand outside the form, which may no longer be there then.
 */
export function useMoved(say?: (text: string) => void): { explained: Explained; watch: <T>(call: Promise<T>) => Promise<T> } {
  const { t } = useTranslation('operator');
  const queries = useQueryClient();
  const explained: Explained = { illegal_move: t('moved.illegal_move'), changed: t('moved.changed'), too_many_moves: t('moved.too_many_moves') };
  return {
    explained,
    watch: async (call) => {
      try {
        return await call;
      } catch (error) {
        const { code } = Problem.of(error);
        if (code === 'illegal_move' || code === 'changed') {
          say?.(explained[code] ?? '');
          void queries.invalidateQueries();
        }
        throw error;
      }
    },
  };
}
