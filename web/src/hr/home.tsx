import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';

export function Component() {
  const { t } = useTranslation('hr');
  return <Page title={t('nav.home')}>{null}</Page>;
}
