import { useTranslation } from 'react-i18next';
import type { Condition } from './asked';
import type { Program } from './programs';

/** The name of a condition's value. */
export function useWord() {
  const { t } = useTranslation('wishes');
  const { t: common } = useTranslation();
  return (of: Condition, code: string): string => {
    if (of === 'program') return common(`program.${code as Program}`);
    const group = of === 'theme' ? 'concern' : of;
    return t(`profile.words.${group}.${code}` as 'profile.words.concern.management');
  };
}
