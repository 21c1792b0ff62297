import { useTranslation } from 'react-i18next';
import type { Explained } from '../../parts/problem_text';

/** The reasons why a time cannot be had, in the reader's words. */
export function useSlotProblems(): Explained {
  const { t } = useTranslation('booking');
  return t('slots.problem', { returnObjects: true });
}
