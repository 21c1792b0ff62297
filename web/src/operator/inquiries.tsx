import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';

export function Component() {
  const { t } = useTranslation('operator');
  return <Page title={t('nav.inquiries')}>{null}</Page>;
}
