import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';

export function Component() {
  const { t } = useTranslation();
  return <Page title={t('tagline')}>{null}</Page>;
}
