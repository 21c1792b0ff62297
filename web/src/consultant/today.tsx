import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';

export function Component() {
  const { t } = useTranslation('consultant');
  return <Page title={t('nav.today')}>{null}</Page>;
}
