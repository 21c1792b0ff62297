import { useTranslation } from 'react-i18next';
import type { Words } from './values';

/** The words of the application, which are those that matching shows employees (its test labels_client_test.go compares them). */
export function useWords(): Words {
  const { t } = useTranslation('codes');
  const { t: common } = useTranslation();
  return (list, code) => (list === 'program' ? common(`program.${code as 'exit'}`) : t(`${list}.${code}` as 'theme.global'));
}
