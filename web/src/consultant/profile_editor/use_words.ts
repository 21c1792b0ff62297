import { useTranslation } from 'react-i18next';
import type { Words } from './values';

/** The words of the public pages, which are those that matching shows employees (a test of matching compares them). */
export function useWords(): Words {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  return (list, code) => (list === 'program' ? common(`program.${code as 'exit'}`) : t(`code.${list}.${code}` as 'code.theme.global'));
}
